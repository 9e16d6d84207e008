import { t } from '@vscode/l10n';
import type { Finding, Severity } from '../rules/types';
import { escapeText } from '../../kratos/knowledge/markdown';
import { behind, lineOf, list, type Page } from './page';

/** So many findings are named; the rest is in the list of problems. */
const most = 6;
const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** How much is found wrong, and the gravest of it. */
export function explainFindings(page: Page, findings: readonly Finding[]): string {
  if (findings.length === 0) return t('Nothing is found wrong.');
  const sorted = findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const counts = order.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [countWords(severity, count)];
  });
  const shown = sorted
    .slice(0, most)
    .map((finding) => `${escapeText(finding.message)} ${behind(lineOf(page, finding))}`);
  return [
    t('Found: {0}.', counts.join(', ')),
    list(shown),
    ...(sorted.length > most ? [t('The list of problems has the others, and what each brings about.')] : []),
  ].join('\n\n');
}

function countWords(severity: Severity, count: number): string {
  switch (severity) {
    case 'error':
      return count === 1 ? t('1 error') : t('{0} errors', count);
    case 'warning':
      return count === 1 ? t('1 warning') : t('{0} warnings', count);
    case 'information':
      return count === 1 ? t('1 remark') : t('{0} remarks', count);
    case 'hint':
      return count === 1 ? t('1 hint') : t('{0} hints', count);
  }
}
