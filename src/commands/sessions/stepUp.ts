import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { findPersona } from '../personas/findPersona';
import type { Verb } from '../commandContext';
import { summariseFlow } from '../summary';

/** Starts the login that raises a persona's session to aal2: `{persona}`. */
export const run: Verb<'kratosFlows.stepUp'> = async (context, given) => {
  const { personas, driver } = await context.explorer();
  const persona = await findPersona(
    context,
    given,
    t('Step up to aal2'),
    ({ id }) => personas.session(id).status === 'signed-in',
  );
  if (!persona) return undefined;
  const record = await withProgress(t('Stepping up'), (signal) => driver.stepUp(persona.id, undefined, signal));
  await context.showFlow(record.id);
  return summariseFlow(record);
};
