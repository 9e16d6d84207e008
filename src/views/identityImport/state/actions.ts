import { t } from '@vscode/l10n';
import type { ImportActionView } from '../../../protocol/identityImport';
import { isReadable, isRight, type ImportSession } from '../importSession';

/** What can be pressed, by where an import stands. */
export function listActions(session: ImportSession): readonly ImportActionView[] {
  const { counts, isRunning, isStopping, subject, withProblems } = session;
  if (isRunning) return isStopping ? [] : [{ id: 'stop', label: t('Stop After This Batch') }];
  const isBegun = session.outcomes.size > 0 || session.open > 0;
  const problematic = subject.entries.filter((entry) => isReadable(entry) && !isRight(entry)).length;
  const send: ImportActionView[] =
    counts.left > 0
      ? [{ id: 'import', label: sendLabel(counts.left, isBegun), primary: true }]
      : counts.refused > 0
        ? [{ id: 'import', label: t('Send Refused Lines Again') }]
        : [];
  const toggle: ImportActionView[] =
    problematic === 0
      ? []
      : withProblems
        ? [{ id: 'without-problems', label: t('Leave Out Lines with Problems') }]
        : [{ id: 'with-problems', label: t('Send Lines with Problems Too') }];
  return [
    ...send,
    ...toggle,
    ...(isBegun || counts.leftOut > 0 ? [{ id: 'save' as const, label: t('Save Results…') }] : []),
    ...(counts.made > 0 ? [{ id: 'list' as const, label: t('Show Identities') }] : []),
    ...(isBegun ? [{ id: 'forget' as const, label: t('Forget This Import…') }] : []),
    { id: 'choose', label: t('Choose Another File…') },
  ];
}

function sendLabel(count: number, isBegun: boolean): string {
  if (isBegun)
    return count === 1 ? t('Go On: Import 1 Identity') : t('Go On: Import {0} Identities', count.toLocaleString());
  return count === 1 ? t('Import 1 Identity') : t('Import {0} Identities', count.toLocaleString());
}
