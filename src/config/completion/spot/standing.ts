import { listAncestors, isSeparator, readLine, type Ancestor } from '../../document/indentation';
import { measureIndent, isEmpty, type Lines } from './lines';

/** A line up to the offset. */
export interface Here {
  readonly line: string;
  readonly indent: number;
  /** Column behind the dashes. */
  readonly depth: number;
  /** What stands from there to the offset. */
  readonly head: string;
}

/**
 * The column in which a key belongs, in line with its neighbours, and whether its value follows below it; undefined
 * where it stands too far to the right. An empty line in a block belongs to that block, whatever its depth. What is
 * `fixed` stays where it is.
 */
export function findStanding(
  lines: Lines,
  { depth, head }: Here,
  isFixed: boolean,
): { readonly depth: number; readonly hasBelow: boolean } | undefined {
  if (isFixed) return { depth, hasBelow: false };
  const next = nextLine(lines);
  const nextDepth = next === undefined ? 0 : measureIndent(next);
  const isEmptyLine = head === '';
  const wanted = isEmptyLine ? Math.max(depth, nextDepth) : depth;
  const parent = listAncestors(lines.all.slice(0, lines.row), { depth: wanted, dashes: [] }).at(-1);
  const neighbours = below(lines, parent);
  const column = findMemberColumn(lines, parent, neighbours) ?? wanted;
  if (column < depth) return undefined;
  const isList = neighbours.every((line) => measureIndent(line) > column || opensList(line, column));
  const hasItems = next !== undefined && opensList(next, column);
  const hasBelow = next !== undefined && (nextDepth > column || hasItems);
  // Items that follow an empty line belong to a key above it; a word that is moved would leave what is below it.
  return (isEmptyLine && hasItems && !isList) || (!isEmptyLine && hasBelow && column !== depth)
    ? undefined
    : { depth: column, hasBelow };
}

/** The column of what stands below a parent. */
function findMemberColumn(
  { all }: Lines,
  parent: Ancestor | undefined,
  neighbours: readonly string[],
): number | undefined {
  const own = typeof parent?.name === 'number' ? readLine(all[parent.row] ?? '') : undefined;
  if (own?.name !== undefined) return own.depth;
  return neighbours.length === 0
    ? undefined
    : neighbours.reduce((least, line) => Math.min(least, measureIndent(line)), Infinity);
}

/** The next line of the document that holds something. */
export function nextLine({ all, row }: Lines): string | undefined {
  const next = all.slice(row + 1).find((line) => !isEmpty(line));
  return next === undefined || isSeparator(next) ? undefined : next;
}

/** The lines below a parent, all of the document without one, but for the one with the offset. */
function below(lines: Lines, parent: Ancestor | undefined): readonly string[] {
  const found: string[] = [];
  const { all, row } = lines;
  const isOutside = (line: string): boolean =>
    isSeparator(line) ||
    (parent !== undefined && measureIndent(line) <= parent.column && !opensList(line, parent.column));
  let at = parent ? parent.row + 1 : row;
  while (!parent && at > 0 && !isSeparator(all[at - 1] ?? '')) at -= 1;
  for (; at < all.length; at += 1) {
    const line = all[at] ?? '';
    if (at === row || isEmpty(line)) continue;
    if (isOutside(line)) break;
    found.push(line);
  }
  return found;
}

/** Whether a line is a list's item whose dash stands in a column. */
export function opensList(line: string, column: number): boolean {
  return measureIndent(line) === column && /^\s*-(?:\s|$)/.test(line);
}
