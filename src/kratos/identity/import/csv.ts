import { t } from '@vscode/l10n';

/** A record of a table with the line that it begins at, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote that was opened in it is never closed. */
  readonly isOpen?: true;
}

const delimiters = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof delimiters)[number];

/**
 * What stands between the cells of a table: the sign that is most often in its first line with anything in it, outside
 * of quotes. Programs in countries with a decimal comma write semicolons.
 */
export function findDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const sign of text.replace(/^[\r\n]+/, '').slice(0, 100_000)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\n' || sign === '\r')) break;
    else if (!isQuoted) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const count = (delimiter: string): number => counts.get(delimiter) ?? 0;
  return delimiters.reduce<Delimiter>((best, one) => (count(one) > count(best) ? one : best), ',');
}

/**
 * Reads a table as RFC 4180 has it, a record at a time, in time that grows with the text: cells may be quoted, and hold
 * line ends and quotes then. Empty lines are passed over.
 */
export function* readCsv(text: string, delimiter: string): Generator<CsvRecord, void> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const begin = line;
    const cells: string[] = [];
    let isOpen = false;
    for (;;) {
      const cell = text[at] === '"' ? readQuoted(text, at + 1, delimiter) : readBare(text, at, delimiter);
      cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      isOpen = cell.isOpen === true;
      if (text[at] !== delimiter || at >= text.length) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '' || isOpen) yield { line: begin, cells, ...(isOpen && { isOpen }) };
  }
}

interface Cell {
  readonly value: string;
  readonly end: number;
  /** How many lines end in it. */
  readonly lines: number;
  readonly isOpen?: true;
}

function readBare(text: string, start: number, delimiter: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end, lines: 0 };
}

/** `start` is behind the quote. What stands between the closing quote and the delimiter belongs to the cell. */
function readQuoted(text: string, start: number, delimiter: string): Cell {
  const parts: string[] = [];
  let from = start;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) {
      const rest = text.slice(from);
      return { value: parts.join('') + rest, end: text.length, lines: 0, isOpen: true };
    }
    parts.push(text.slice(from, quote));
    if (text[quote + 1] !== '"') {
      const value = parts.join('');
      const behind = readBare(text, quote + 1, delimiter);
      return { value: value + behind.value, end: behind.end, lines: value.split(/\r\n|\r|\n/).length - 1 };
    }
    parts.push('"');
    from = quote + 2;
  }
}

/** What is said of a record whose quote is never closed. */
export function openQuoteWords(): string {
  return t('A quote (") is opened here and never closed, so the rest of the file cannot be read.');
}
