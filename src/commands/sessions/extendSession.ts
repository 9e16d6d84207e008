import { t } from '@vscode/l10n';
import { askAgain } from './askAgain';
import { findPersona } from '../personas/findPersona';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { readTarget } from './sessionTarget';

/**
 * Extends a session by the lifespan that is configured, through the admin API: `{session, connection}`, or `{persona}`
 * for its own.
 */
export const run: Verb<'kratosFlows.extendSession'> = async (context, given) => {
  const explorer = await context.explorer();
  const { personas, adminSessions } = explorer;
  const target = await readTarget(context, given);
  const persona = target ? undefined : await findPersona(context, given, t('Extend a session'));
  const session = target?.session ?? (persona && personas.session(persona.id).session?.id);
  const connection = target?.connection ?? context.connections.get(persona?.connectionId);
  if (session === undefined || !connection) return undefined;
  const change = await adminSessions.extend(connection, session);
  if (change.kind === 'problem') {
    context.announce(notDone(change, t('The session was not extended: {0}', change.what)));
    return undefined;
  }
  context.sessions.readAgain(connection.id);
  await askAgain(explorer, ({ id }) => id === session);
  return { extended: session };
};
