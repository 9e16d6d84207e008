import { t } from '@vscode/l10n';
import { isWebLink } from '../../kratos/flow/origins';
import { askAppAddress } from '../../prompts/flows/askAppAddress';
import type { Persona } from '../../kratos/record/types';
import type { CommandContext, Verb } from '../commandContext';
import { namedConnection } from '../connections/findConnection';
import { findPersona, isBrowser, type NamesPersona } from '../personas/findPersona';
import { announceProblem } from './announceProblem';
import { orBorrow } from './orBorrow';

/**
 * Opens a page of one's own in a persona's browser, and shows what it exchanges with Kratos as flows of that persona.
 */
export const run: Verb<'kratosFlows.watchApp'> = async (context, given) => {
  const title = t('Watch my app');
  const persona = await findWatched(context, given, title);
  if (!persona) return undefined;
  const { browsers, captures } = await context.explorer();
  const isOpen = browsers.get(persona.id)?.status === 'open';
  const answer = given.url ?? (await askAppAddress(context, persona.connectionId, isOpen));
  if (answer === undefined) return undefined;
  const url = answer === '' ? undefined : answer;
  if (url !== undefined && !isWebLink(url)) throw new Error(t('“{0}” is no http or https address.', url));
  const state = await orBorrow(given.debugger, (borrows, signal) =>
    captures.watch(persona.id, { url, borrows }, signal),
  );
  if (announceProblem(context, persona.name, state)) captures.stop(persona.id);
  else
    context.announce(
      t('What this page exchanges with Kratos becomes flows of {0}, until the watching is stopped.', persona.name),
    );
  return { persona: persona.id, status: state.status };
};

/** The persona that was named or chosen; where there is none with a browser's cookies yet, one is made. */
async function findWatched(context: CommandContext, given: NamesPersona, title: string): Promise<Persona | undefined> {
  const connection = namedConnection(context, given) ?? context.connections.active;
  const { personas } = await context.explorer();
  if (given.persona !== undefined || !connection || personas.ofConnection(connection.id).some(isBrowser))
    return findPersona(context, given, title, isBrowser);
  return personas.add({ name: t('my app'), client: 'browser', connectionId: connection.id });
}
