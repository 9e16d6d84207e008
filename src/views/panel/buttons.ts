import { t } from '@vscode/l10n';
import type { ActionView } from '../../protocol/state';
import { actionId, type PanelAction } from './actions';

/** A button for an action. `icon` is a codicon without `$()`. */
export function button(action: PanelAction, label: string, icon: string, primary = false): ActionView {
  return { id: actionId(action), label, icon, ...(primary ? { primary } : {}) };
}

/** Buttons in order; absent ones, and a second one for the same action, are left out. */
export function buttons(...actions: readonly (ActionView | undefined)[]): readonly ActionView[] {
  const present = actions.filter((action) => action !== undefined);
  return present.filter(({ id }, index) => present.findIndex((other) => other.id === id) === index);
}

/** A new flow with the same options. */
export function restart(primary = false): ActionView {
  return button({ kind: 'restart' }, t('Start again'), 'debug-restart', primary);
}
