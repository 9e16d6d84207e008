import { t } from '@vscode/l10n';
import { choosePersona } from './choosePersona';
import type { Parts } from './parts';
import { readTarget } from './sessionArguments';
import { summariseSession } from './summary';
import type { SessionSummary } from './summary';

/** Opens the details of a session: of `{persona}` (asked for at the server first), or `{session, persona | connection}` of one that is listed. */
export async function run(parts: Parts, argument?: unknown): Promise<SessionSummary | undefined> {
  const target = await readTarget(parts, argument);
  if (target) {
    const { session: id, persona, connection } = target;
    const session = connection && parts.sessions.find(id, connection.id, persona?.id);
    if (session) await parts.documents.openSession(session);
    return undefined;
  }
  const { personas, driver } = await parts.explorer();
  const persona = await choosePersona(
    parts,
    argument,
    t('Show a session'),
    ({ id }) => personas.session(id).status === 'signed-in',
  );
  if (!persona) return undefined;
  const known = await driver.checkSession(persona.id);
  if (known.session) await parts.documents.openSession(known.session);
  else parts.announce(known.problem ? known.problem.what : t('{0} has no session.', persona.name));
  return summariseSession(known);
}
