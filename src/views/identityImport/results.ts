import { t } from '@vscode/l10n';
import { csvCell } from '../../platform/csvCell';
import { isReadable, isRight, type ImportSession } from './importSession';
import { viewOutcome } from './state/outcomeWords';

/** What became of a line, as it is saved. */
interface SavedResult {
  readonly line: number;
  readonly outcome: string;
  readonly id: string;
  readonly message: string;
}

/** What became of each line, as CSV or JSON: no traits and no secrets but what a server says of a field. */
export function writeResults(session: ImportSession, format: 'csv' | 'json'): string {
  const results = collect(session);
  if (format === 'json') return `${JSON.stringify(results, undefined, 2)}\n`;
  const rows = results.map(({ line, outcome, id, message }) => [
    String(line),
    csvCell(outcome),
    csvCell(id),
    csvCell(message),
  ]);
  return [['line', 'outcome', 'id', 'message'], ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function collect({ subject, outcomes, withProblems }: ImportSession): readonly SavedResult[] {
  return subject.entries.map((entry): SavedResult => {
    const { line, findings } = entry;
    const outcome = outcomes.get(line);
    if (outcome) {
      const { outcome: words, message, identity = '' } = viewOutcome(line, outcome);
      return { line, outcome: words, id: identity, message };
    }
    const isSent = isReadable(entry) && (withProblems || isRight(entry));
    const message = findings.map(({ path, what }) => (path === '' ? what : `${path}: ${what}`)).join(' ');
    return { line, outcome: isSent ? t('not sent yet') : t('left out'), id: '', message: isSent ? '' : message };
  });
}
