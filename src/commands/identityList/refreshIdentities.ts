import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import type { Verb } from '../commandContext';

/** Reads the identities again that are on view. */
export const run: Verb<'kratosFlows.refreshIdentities'> = async (context) => {
  const tree = await context.identities();
  await withProgress(t('Reading identities'), (signal) => tree.refresh(signal));
};
