import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import { flowTitle } from '../../kratos/knowledge/outcomes/words';
import type { Verb } from '../commandContext';
import { summariseFlow } from '../summary';
import { findFlow } from './findFlow';

/** Starts a flow anew, with the same type, persona and options. */
export const run: Verb<'kratosFlows.restartFlow'> = async (context, given) => {
  const record = await findFlow(context, given, t('Restart a flow'));
  if (!record) return undefined;
  const { driver } = await context.explorer();
  const fresh = await withProgress(t('Starting {0}', flowTitle(record.type)), (signal) =>
    driver.restart(record.id, signal),
  );
  await context.showFlow(fresh.id);
  return summariseFlow(fresh);
};
