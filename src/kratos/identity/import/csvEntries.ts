import { t } from '@vscode/l10n';
import type { Column } from './csvColumns';
import { readCell } from './csvCell';
import type { CsvRecord } from './csv';
import { openQuoteWords } from './csv';
import { newBuilt, setAt, withLists } from './setAt';
import type { ImportFinding, RawEntry } from './types';

/** Below this name it is kept whether addresses are verified, until it is known which ones there are. */
export const verifiedMark = '(verified)';

/** Makes an entry of a record of a table. An empty cell is nothing. */
export function readRecord({ line, cells, isOpen }: CsvRecord, columns: readonly Column[]): RawEntry {
  if (isOpen) return { line, problem: openQuoteWords() };
  if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    return {
      line,
      problem: t(
        'The line has {0} cells and the table {1} columns: a cell with a delimiter in it has to be quoted.',
        cells.length,
        columns.length,
      ),
    };
  const built = newBuilt();
  const findings: ImportFinding[] = [];
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (cell === '' || column.kind === 'unknown' || column.kind === 'passed-over') continue;
    const [path, types] =
      column.kind === 'verified' ? [[verifiedMark], new Set(['boolean'])] : [column.path, column.types];
    const read = readCell(cell, types);
    const name = column.kind === 'verified' ? 'verified' : path.join('.');
    if ('problem' in read) findings.push({ weight: 'wrong', path: name, what: read.problem });
    else if (setAt(built, path, isText(path) ? cell : read.value) !== undefined)
      findings.push({ weight: 'wrong', path: name, what: t('Two columns give it a value.') });
  }
  return { line, value: withLists(built), findings };
}

/** Parts that are texts, whatever they look like: a password may be `true`, an external id 0815. */
function isText(path: readonly string[]): boolean {
  return path[0] === 'credentials'
    ? /^(?:hashed_)?password$/.test(path.at(-1) ?? '') && path.length === 4
    : path.length === 1 && !isObjectPart(path[0]);
}

function isObjectPart(name: string | undefined): boolean {
  return name === 'traits' || name === 'credentials' || /^metadata_|_addresses$|^\(verified\)$/.test(name ?? '');
}
