import { t } from '@vscode/l10n';
import { withProgress } from '../platform/progress';
import { flowTitle } from '../views/trees/flows/flowWords';
import { chooseFlow } from './chooseFlow';
import type { Parts } from './parts';
import { summariseFlow } from './summary';
import type { FlowSummary } from './summary';

/** Reads a flow again from the server: `{id}`. */
export async function run(parts: Parts, argument?: unknown): Promise<FlowSummary | undefined> {
  const record = await chooseFlow(parts, argument, t('Fetch a flow again'), ({ status }) => status === 'open');
  if (!record) return undefined;
  const { driver } = await parts.explorer();
  const read = await withProgress(t('Reading {0}', flowTitle(record.type)), (signal) =>
    driver.refetch(record.id, signal),
  );
  await parts.showFlow(read.id);
  return summariseFlow(read);
}
