import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { flowTitle } from '../../views/trees/flows/flowWords';
import { chooseFlow } from '../../prompts/flows/chooseFlow';
import type { CommandContext } from '../commandContext';
import { summariseFlow } from '../summary';
import type { FlowSummary } from '../summary';

/** Starts a flow anew, with the same type, persona and options: `{id}`. */
export async function run(context: CommandContext, argument?: unknown): Promise<FlowSummary | undefined> {
  const record = await chooseFlow(context, argument, t('Restart a flow'));
  if (!record) return undefined;
  const { driver } = await context.explorer();
  const fresh = await withProgress(t('Starting {0}', flowTitle(record.type)), (signal) =>
    driver.restart(record.id, signal),
  );
  await context.showFlow(fresh.id);
  return summariseFlow(fresh);
}
