import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { choosePersona } from '../../prompts/personas/choosePersona';
import type { CommandContext } from '../commandContext';
import { summariseFlow } from '../summary';
import type { FlowSummary } from '../summary';

/** Starts the login that raises a persona's session to aal2: `{persona}`. */
export async function run(context: CommandContext, argument?: unknown): Promise<FlowSummary | undefined> {
  const { personas, driver } = await context.explorer();
  const persona = await choosePersona(
    context,
    argument,
    t('Step up to aal2'),
    ({ id }) => personas.session(id).status === 'signed-in',
  );
  if (!persona) return undefined;
  const record = await withProgress(t('Stepping up'), (signal) => driver.stepUp(persona.id, undefined, signal));
  await context.showFlow(record.id);
  return summariseFlow(record);
}
