import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { flowTitle } from '../../views/trees/flows/flowWords';
import { chooseFlow } from '../../prompts/flows/chooseFlow';
import type { CommandContext } from '../commandContext';
import { summariseFlow } from '../summary';
import type { FlowSummary } from '../summary';

/** Reads a flow again from the server: `{id}`. */
export async function run(context: CommandContext, argument?: unknown): Promise<FlowSummary | undefined> {
  const record = await chooseFlow(context, argument, t('Fetch a flow again'), ({ status }) => status === 'open');
  if (!record) return undefined;
  const { driver } = await context.explorer();
  const read = await withProgress(t('Reading {0}', flowTitle(record.type)), (signal) =>
    driver.refetch(record.id, signal),
  );
  await context.showFlow(read.id);
  return summariseFlow(read);
}
