import type { Path } from '../reference/path';
import type { Located } from './located';
import { lineStartAt } from './lineStart';

const dashesPattern = /^(?<indent>[ \t]*)(?<dashes>(?:-[ \t]+)*)/;
const keyPattern = /^(?<quote>["']?)(?<key>[\w.$-]+)\k<quote>[ \t]*:(?:[ \t]+|$)/;

/**
 * The setting at an offset when the document is too broken for the parser: this line's `key: value`, below the nearest
 * lines above with less indentation. Block style only, which is how people write YAML by hand; in JSON the same lines
 * serve when each holds one key.
 */
export function locateByIndentation(text: string, offset: number): Located | undefined {
  const lineStart = lineStartAt(text, offset);
  const newline = text.indexOf('\n', offset);
  const line = readLine(text.slice(lineStart, newline === -1 ? text.length : newline));
  if (line?.name === undefined) return undefined;
  const above = listAncestors(text.slice(0, lineStart).split('\n'), line);
  const path = [...above.map(({ name }) => (typeof name === 'number' ? '[]' : name)), line.name]
    .join('.')
    .replaceAll('.[]', '[]');
  const column = offset - lineStart;
  if (column >= line.keyStart && column <= line.keyEnd)
    return { path, role: 'key', start: lineStart + line.keyStart, end: lineStart + line.keyEnd };
  const { value } = line;
  return value && column >= value.start && column <= value.end
    ? { path, role: 'value', value: value.text, start: lineStart + value.start, end: lineStart + value.end }
    : undefined;
}

/** A line of block style: dashes, a key, its value. Columns are counted from 0. */
export interface Line {
  /** Absent: dashes alone. */
  readonly name?: string;
  /** Column of the key, behind dashes: what stands deeper belongs to it. */
  readonly depth: number;
  /** Columns of the dashes before it, each opening a list item. */
  readonly dashes: readonly number[];
  readonly keyStart: number;
  readonly keyEnd: number;
  /** What stands behind the colon. */
  readonly rest: string;
  readonly value?: { readonly text: string; readonly start: number; readonly end: number };
}

/** Reads a line with a key or with dashes alone; undefined for every other one. */
export function readLine(source: string): Line | undefined {
  const line = source.replace(/\r$/, '');
  const { indent = '', dashes = '' } = dashesPattern.exec(line)?.groups ?? {};
  const columns = Array.from(dashes.matchAll(/-/g), (found) => indent.length + found.index);
  const depth = indent.length + dashes.length;
  const behind = line.slice(depth);
  const found = keyPattern.exec(behind);
  const { quote = '', key } = found?.groups ?? {};
  if (!found || key === undefined) {
    if (behind !== '-' && (behind !== '' || columns.length === 0)) return undefined;
    // What follows a dash without anything behind it stands two columns deeper.
    const opened = behind === '' ? columns : [...columns, depth];
    const inner = (opened.at(-1) ?? 0) + 2;
    return { depth: inner, dashes: opened, keyStart: inner, keyEnd: inner, rest: '' };
  }
  const rest = behind.slice(found[0].length);
  const [, open = '', text] = /^(["']?)([^\s"'#,{}[\]]+)/.exec(rest) ?? [];
  const start = line.length - rest.length + open.length;
  return {
    name: key,
    depth,
    dashes: columns,
    keyStart: depth + quote.length,
    keyEnd: depth + quote.length + key.length,
    rest,
    ...(text !== undefined && { value: { text, start, end: start + text.length } }),
  };
}

/** Something that a line stands under: a key, or a list item, whose name is a number. */
export interface Ancestor {
  readonly name: Path[number];
  /** The row of the line that opens it. */
  readonly row: number;
  /** The column of its key or dash. */
  readonly column: number;
  /** What stands behind its colon. */
  readonly rest: string;
}

/**
 * What a line stands under, outermost first, up to the beginning of the document. A list item's dash may stand below
 * its key's first letter.
 */
export function listAncestors(
  linesAbove: readonly string[],
  line: Pick<Line, 'depth' | 'dashes'>,
  ownRow = linesAbove.length,
): readonly Ancestor[] {
  const found: Ancestor[] = [];
  let limit = line.depth;
  const openItems = (dashes: readonly number[], row: number): void => {
    for (const column of dashes.filter((dash) => dash < limit).toReversed()) {
      found.push({ name: 0, row, column, rest: '' });
      limit = Math.min(limit, column + 1);
    }
  };
  openItems(line.dashes, ownRow);
  for (let row = linesAbove.length - 1; row >= 0 && limit > 0; row -= 1) {
    const source = linesAbove[row] ?? '';
    // Most lines stand too deep, whatever is in them.
    if (isBlankTo(source, limit)) continue;
    if (isSeparator(source)) break;
    const above = readLine(source);
    if (!above || above.depth > limit || (above.depth === limit && above.dashes.length === 0)) continue;
    if (above.depth < limit && above.name !== undefined) {
      found.push({ name: above.name, row, column: above.depth, rest: above.rest });
      limit = above.depth;
    }
    openItems(above.dashes, row);
  }
  return found.toReversed();
}

/** Whether nothing stands before a column of a line. */
function isBlankTo(line: string, column: number): boolean {
  for (let at = 0; at < column; at += 1) if (line[at] !== ' ' && line[at] !== '\t') return false;
  return true;
}

/** Whether a line separates documents. */
export function isSeparator(line: string): boolean {
  return /^(?:---|\.\.\.)(?:\s|$)/.test(line);
}
