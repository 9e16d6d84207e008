import { t } from '@vscode/l10n';
import { findPersona } from '../personas/findPersona';
import type { Verb } from '../commandContext';
import { readTarget } from './sessionTarget';
import { summariseSession } from '../summary';

/**
 * Opens the details of a session: of `{persona}` (asked for at the server first), or `{session, persona | connection}`
 * of one that is listed.
 */
export const run: Verb<'kratosFlows.showSession'> = async (context, given) => {
  const target = await readTarget(context, given);
  if (target) {
    const { session: id, persona, connection } = target;
    const session = connection && context.sessions.find(id, connection.id, persona?.id);
    if (session) await context.documents.openSession(session);
    return undefined;
  }
  const { personas, driver } = await context.explorer();
  const persona = await findPersona(
    context,
    given,
    t('Show a session'),
    ({ id }) => personas.session(id).status === 'signed-in',
  );
  if (!persona) return undefined;
  const known = await driver.checkSession(persona.id);
  if (known.session) await context.documents.openSession(known.session);
  else context.announce(known.problem ? known.problem.what : t('{0} has no session.', persona.name));
  return summariseSession(known);
};
