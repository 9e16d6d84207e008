import { t } from '@vscode/l10n';
import type { Explorer } from '../../kratos/drive/explorer';
import type { ClientKind } from '../../kratos/flow/types';
import type { Persona } from '../../kratos/record/types';
import { choosePersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';
import { namedConnection } from '../connections/findConnection';
import type { NamesConnection } from '../connections/findConnection';

/** A persona as arguments name it. */
export interface NamesPersona extends NamesConnection {
  readonly persona?: string | undefined;
  readonly client?: ClientKind | undefined;
}

/**
 * The persona that a caller named, by id or by name (with its client where two have one name), at the named or active
 * connection.
 */
export function namedPersona(
  context: Pick<CommandContext, 'connections'>,
  { personas }: Pick<Explorer, 'personas'>,
  given: NamesPersona,
): Persona | undefined {
  const { persona: name, client } = given;
  if (name === undefined) return undefined;
  const byId = personas.get(name);
  if (byId) return byId;
  const connection = namedConnection(context, given) ?? context.connections.active;
  return (connection ? personas.ofConnection(connection.id) : []).find(
    (persona) =>
      persona.name.toLowerCase() === name.toLowerCase() && (client === undefined || persona.client === client),
  );
}

/**
 * The persona that was named; else the person chooses among those of the connection, of which some fit. A name that
 * does not exist is the caller's mistake and is thrown back.
 */
export async function findPersona(
  context: CommandContext,
  given: NamesPersona,
  title: string,
  fits?: (persona: Persona) => boolean,
): Promise<Persona | undefined> {
  const named = namedPersona(context, await context.explorer(), given);
  if (named) return named;
  if (given.persona !== undefined) throw new Error(t('There is no persona named “{0}”.', given.persona));
  return choosePersona(context, namedConnection(context, given) ?? context.connections.active, title, fits);
}

/** Whether a persona has the cookies of a browser, and so can go on in one. */
export function isBrowser({ client }: Pick<Persona, 'client'>): boolean {
  return client === 'browser';
}
