import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import type { Verb } from '../commandContext';
import { summariseFlow } from '../summary';
import { findFlow } from './findFlow';

/** Reads a flow again from the server. */
export const run: Verb<'kratosFlows.refetchFlow'> = async (context, given) => {
  const record = await findFlow(context, given, t('Fetch a flow again'), ({ status }) => status === 'open');
  if (!record) return undefined;
  const { driver } = await context.explorer();
  const read = await withProgress(t('Reading {0}', flowTitle(record.type)), (signal) =>
    driver.refetch(record.id, signal),
  );
  await context.showFlow(read.id);
  return summariseFlow(read);
};
