import { t } from '@vscode/l10n';
import { withProgress } from '../platform/progress';
import { flowTitle } from '../views/trees/flows/flowWords';
import { chooseFlow } from './chooseFlow';
import type { Parts } from './parts';
import { summariseFlow } from './summary';
import type { FlowSummary } from './summary';

/** Starts a flow anew, with the same type, persona and options: `{id}`. */
export async function run(parts: Parts, argument?: unknown): Promise<FlowSummary | undefined> {
  const record = await chooseFlow(parts, argument, t('Restart a flow'));
  if (!record) return undefined;
  const { driver } = await parts.explorer();
  const fresh = await withProgress(t('Starting {0}', flowTitle(record.type)), (signal) =>
    driver.restart(record.id, signal),
  );
  await parts.showFlow(fresh.id);
  return summariseFlow(fresh);
}
