import { t } from '@vscode/l10n';
import { withProgress } from '../../platform/progress';
import type { Verb } from '../commandContext';
import { findBrowserOwner } from './findBrowserOwner';

/** Closes a persona's browser. */
export const run: Verb<'kratosFlows.closeBrowser'> = async (context, given) => {
  const owner = await findBrowserOwner(context, given, t('Close a browser'));
  if (!owner) return undefined;
  const { browsers } = await context.explorer();
  await withProgress(t('Closing the browser'), () => browsers.close(owner.id));
  return { closed: owner.id };
};
