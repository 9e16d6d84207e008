import { t } from '@vscode/l10n';
import type { Remedy, RemedyAction } from './types';

/** A remedy. `icon` is a codicon without `$()`. */
export function remedy(action: RemedyAction, label: string, icon: string, primary = false): Remedy {
  return { action, label, icon, ...(primary ? { primary } : {}) };
}

/** Remedies in order; absent ones, and a second one that does the same, are left out. */
export function remedies(...all: readonly (Remedy | undefined)[]): readonly Remedy[] {
  const present = all.filter((one) => one !== undefined);
  const does = present.map(({ action }) => JSON.stringify(action));
  return present.filter((_, index) => does.indexOf(does[index] ?? '') === index);
}

/** A new flow with the same options. */
export function restart(primary = false): Remedy {
  return remedy({ kind: 'restart' }, t('Start again'), 'debug-restart', primary);
}
