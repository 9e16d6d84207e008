import { t } from '@vscode/l10n';
import { copyKey } from '../../kratos/drive/keyRing';
import { choosePersona } from '../../prompts/personas/choosePersona';
import type { Verb } from '../commandContext';
import { namedPersona } from '../personas/findPersona';
import { findKey, summariseKey } from './findKey';

/** Gives another persona of the same connection a copy of a key. Both sign in as the same account then. */
export const run: Verb<'kratosFlows.copyKey'> = async (context, given) => {
  const title = t('Copy a key to another persona');
  const found = await findKey(context, given, title);
  if (!found) return undefined;
  const { key, persona } = found;
  const explorer = await context.explorer();
  const { connectionId } = persona;
  const isOther = ({ id }: { readonly id: string }): boolean => id !== persona.id;
  const others = explorer.personas.ofConnection(connectionId).filter(isOther);
  if (given.to === undefined && others.length === 0)
    throw new Error(t('There is no other persona at this connection: add one first.'));
  const named = namedPersona(context, explorer, { persona: given.to, connection: connectionId });
  if (given.to !== undefined && !named) throw new Error(t('There is no persona named “{0}”.', given.to));
  const to = named ?? (await choosePersona(context, context.connections.get(connectionId), title, isOther));
  if (!to || to.id === persona.id) return undefined;
  await copyKey(explorer.personas, key, to.id);
  context.announce(t('{0} now has {1} too.', to.name, key.name));
  return { persona: to.id, ...summariseKey(key) };
};
