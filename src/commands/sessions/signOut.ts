import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { findPersona } from '../personas/findPersona';
import type { Verb } from '../commandContext';
import { summariseSession } from '../summary';

/** Ends a persona's session on the server and forgets its token: `{persona}`. */
export const run: Verb<'kratosFlows.signOut'> = async (context, given) => {
  const { personas, driver } = await context.explorer();
  const persona = await findPersona(
    context,
    given,
    t('Sign out'),
    ({ id }) => personas.session(id).status === 'signed-in',
  );
  if (!persona) return undefined;
  const after = await withProgress(t('Signing out'), (signal) => driver.signOut(persona.id, signal));
  if (after.problem) context.announce(t('{0} could not be signed out: {1}', persona.name, after.problem.what));
  return summariseSession(after);
};
