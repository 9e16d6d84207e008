import { t } from '@vscode/l10n';
import { askAgain } from './askAgain';
import { confirm } from '../../prompts/confirm';
import { notDone } from '../notDone';
import type { Verb } from '../commandContext';
import { readTarget } from './sessionTarget';

/** Ends a session on the server: `{session, persona}` as that persona, `{session, connection}` as the administrator. */
export const run: Verb<'kratosFlows.revokeSession'> = async (context, given) => {
  const target = await readTarget(context, given);
  if (!target?.connection) return undefined;
  const { session, persona, connection } = target;
  const detail = t('Anyone using it is signed out with the next request. This cannot be undone.');
  if (!given.confirmed && !(await confirm(t('Revoke this session?'), detail, t('Revoke')))) return undefined;
  const explorer = await context.explorer();
  const { ownSessions, adminSessions } = explorer;
  const change = await (persona ? ownSessions.revoke(persona.id, session) : adminSessions.revoke(connection, session));
  if (change.kind === 'problem') {
    context.announce(notDone(change, t('The session was not revoked: {0}', change.what)));
    return undefined;
  }
  context.sessions.ended(session);
  await askAgain(explorer, ({ id }) => id === session);
  return { revoked: session };
};
