import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findBrowserOwner } from './findBrowserOwner';

/** Brings a persona's browser to the front. */
export const run: Verb<'kratosFlows.showBrowser'> = async (context, given) => {
  const owner = await findBrowserOwner(context, given, t('Bring a browser to the front'));
  return owner && { shown: await (await context.explorer()).browsers.show(owner.id) };
};
