import type { Path } from '../../reference/path';
import { listAncestors, readLine, type Line } from '../../document/indentation';
import { measureIndent, isEmpty, type Lines } from './lines';

/** What lies around an offset: a text of several lines, or a collection in flow style with its path and its end. */
export type Enclosing =
  | { readonly kind: 'text' }
  | { readonly kind: 'flow'; readonly start: number; readonly end: number; readonly path: Path };

/**
 * The value of several lines, or in brackets, in which an offset stands; undefined between settings in block style.
 * Read forward from the top-level key above, since only there it is sure that no text is open.
 */
export function findEnclosing(text: string, lines: Lines, offset: number): Enclosing | undefined {
  for (let row = sectionStart(lines); row <= lines.row; row += 1) {
    const value = valueIn(lines.all[row] ?? '');
    if (!value) continue;
    const end = lastRow(lines, row, value);
    const start = (lines.starts[row] ?? 0) + value.column;
    if (/^[|>]/.test(value.text)) {
      if (row < lines.row && end >= lines.row) return { kind: 'text' };
      row = Math.max(row, Math.min(end, lines.row - 1));
      continue;
    }
    const bound = (lines.starts[end] ?? 0) + (lines.all[end] ?? '').length;
    const closed = findClosing(text, start, bound);
    if (offset <= start || offset >= closed) {
      while (row < lines.row && (lines.starts[row + 1] ?? Infinity) < closed) row += 1;
      continue;
    }
    if (/^["']/.test(value.text)) return findRow(lines, closed) > row ? { kind: 'text' } : undefined;
    return { kind: 'flow', start, end: bound, path: buildLinePath(lines, row, value.line) };
  }
  return undefined;
}

interface Value {
  readonly text: string;
  readonly column: number;
  /** What continues it stands deeper than this. */
  readonly depth: number;
  readonly line: Pick<Line, 'depth' | 'dashes' | 'name'>;
}

/**
 * The value in a line that may go on in the next ones: what begins with a quote, a bracket or the sign of a text block.
 */
function valueIn(source: string): Value | undefined {
  if (!/["'{[|>]/.test(source)) return undefined;
  const line = readLine(source);
  const [, indent = '', item = ''] = /^(\s*)((?:-\s+)+)[["'{|>]/.exec(source) ?? [];
  const opensItem = line?.name === undefined && item !== '';
  const rest = opensItem ? source.slice(indent.length + item.length) : (line?.rest ?? '');
  const text = rest.replace(/^(?:[&!]\S*\s+)+/, '');
  if (!/^(?:["'{[]|[|>][-+\d]*\s*(?:#.*)?$)/.test(text)) return undefined;
  const dashes = Array.from(item.matchAll(/-/g), ({ index }) => indent.length + index);
  return {
    text,
    column: source.length - text.length,
    depth: opensItem ? (dashes.at(-1) ?? 0) : (line?.depth ?? 0),
    line: opensItem || !line ? { depth: indent.length + item.length, dashes } : line,
  };
}

/**
 * The last row that can belong to a value: all that stands deeper, and what closes a bracket. A cursor alone in its
 * line stands as deep as it stands.
 */
function lastRow(lines: Lines, row: number, { text, depth }: Value): number {
  const isBlock = /^[|>]/.test(text);
  let last = row;
  for (let next = row + 1; next < lines.all.length; next += 1) {
    const line = lines.all[next] ?? '';
    const isBlank = isBlock ? line.trim() === '' : isEmpty(line);
    if (isBlank) {
      if (next === lines.row && lines.column > depth) last = next;
      continue;
    }
    const belongs = measureIndent(line) > depth || (!isBlock && /^\s*[\]}]/.test(line));
    if (!belongs) return last;
    last = next;
  }
  return last;
}

/** Where a quote or bracket that opens at `start` is closed; `bound` when it is not. */
function findClosing(text: string, start: number, bound: number): number {
  const open: string[] = [];
  for (let at = start; at < bound; at += 1) {
    const char = text.charAt(at);
    if (char === '"' || (char === "'" && !/\w/.test(text.charAt(at - 1)))) at = closingQuote(text, at, bound);
    else if (char === '#' && /\s/.test(text.charAt(at - 1))) at = lineEnd(text, at, bound) - 1;
    else if (char === '{' || char === '[') open.push(char);
    else if (char === '}' || char === ']') open.pop();
    if (open.length === 0) return Math.min(at + 1, bound);
  }
  return bound + 1;
}

/** Where the quote that opens at `start` is closed; `bound` when it is not. */
export function closingQuote(text: string, start: number, bound: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < bound; at += 1) {
    if (text.charAt(at) === '\\' && quote === '"') at += 1;
    else if (text.charAt(at) === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) return at;
      at += 1;
    }
  }
  return bound;
}

/** Where the line of an offset ends. */
export function lineEnd(text: string, at: number, bound = text.length): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? bound : Math.min(newline, bound);
}

function sectionStart(lines: Lines): number {
  let row = lines.row;
  while (row > 0 && !/^["']?[\w.$-]+["']?\s*:/.test(lines.all[row] ?? '')) row -= 1;
  return row;
}

function findRow(lines: Lines, offset: number): number {
  return lines.starts.findLastIndex((start) => start <= offset);
}

function buildLinePath(lines: Lines, row: number, line: Value['line']): Path {
  const names = listAncestors(lines.all.slice(0, row), line).map(({ name }) => name);
  return line.name === undefined ? names : [...names, line.name];
}
