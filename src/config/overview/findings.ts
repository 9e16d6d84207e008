import { t } from '@vscode/l10n';
import type { Finding, Severity } from '../document/finding';
import { escapeText } from '../../kratos/knowledge/markdown';
import { behind, linkLine, list, type Page } from './page';

/** So many findings are named: a file with more of them is broken rather than explained. */
const most = 50;
const order: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Everything that is found wrong, the gravest first, with what each brings about. */
export function explainFindings(page: Page, findings: readonly Finding[]): string {
  if (findings.length === 0) return t('Nothing wrong was found.');
  const counts = order.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [countWords(severity, count)];
  });
  const sorted = order.flatMap((severity) => findings.filter((one) => one.severity === severity));
  const shown = sorted.slice(0, most).map((finding) => {
    const where = behind(linkLine(page, finding));
    return `**${nameSeverity(finding.severity)}** ${where}: ${escapeText(`${finding.message} ${finding.effect}`)}`;
  });
  return [
    t('Found: {0}.', counts.join(', ')),
    list(shown),
    ...(sorted.length > most ? [t('And {0} more.', sorted.length - most)] : []),
  ].join('\n\n');
}

function nameSeverity(severity: Severity): string {
  switch (severity) {
    case 'error':
      return t('Error');
    case 'warning':
      return t('Warning');
    case 'information':
      return t('Remark');
    case 'hint':
      return t('Hint');
  }
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
