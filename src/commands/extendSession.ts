import { t } from '@vscode/l10n';
import { askAgain } from './askAgain';
import { choosePersona } from './choosePersona';
import type { Parts } from './parts';
import { readTarget } from './sessionArguments';

/** Extends a session by the lifespan that is configured, through the admin API: `{session, connection}`, or `{persona}` for its own. */
export async function run(parts: Parts, argument?: unknown): Promise<{ readonly extended: string } | undefined> {
  const explorer = await parts.explorer();
  const { personas, adminSessions } = explorer;
  const target = await readTarget(parts, argument);
  const persona = target ? undefined : await choosePersona(parts, argument, t('Extend a session'));
  const session = target?.session ?? (persona && personas.session(persona.id).session?.id);
  const connection = target?.connection ?? parts.connections.get(persona?.connectionId);
  if (session === undefined || !connection) return undefined;
  const change = await adminSessions.extend(connection, session);
  if (change.kind === 'problem') {
    parts.announce(t('The session was not extended: {0}', change.what));
    return undefined;
  }
  parts.sessions.readAgain(connection.id);
  await askAgain(explorer, ({ id }) => id === session);
  return { extended: session };
}
