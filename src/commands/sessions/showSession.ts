import { t } from '@vscode/l10n';
import { choosePersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';
import { readTarget } from './sessionTarget';
import { summariseSession } from '../summary';
import type { SessionSummary } from '../summary';

/** Opens the details of a session: of `{persona}` (asked for at the server first), or `{session, persona | connection}` of one that is listed. */
export async function run(context: CommandContext, argument?: unknown): Promise<SessionSummary | undefined> {
  const target = await readTarget(context, argument);
  if (target) {
    const { session: id, persona, connection } = target;
    const session = connection && context.sessions.find(id, connection.id, persona?.id);
    if (session) await context.documents.openSession(session);
    return undefined;
  }
  const { personas, driver } = await context.explorer();
  const persona = await choosePersona(
    context,
    argument,
    t('Show a session'),
    ({ id }) => personas.session(id).status === 'signed-in',
  );
  if (!persona) return undefined;
  const known = await driver.checkSession(persona.id);
  if (known.session) await context.documents.openSession(known.session);
  else context.announce(known.problem ? known.problem.what : t('{0} has no session.', persona.name));
  return summariseSession(known);
}
