import { listLineStarts, rowAt } from '../document/lineStarts';

/**
 * A comment that switches rules off: `# kratos-ignore mfa-forced-on-everyone`, for its own line and the next; without
 * names, all.
 */
const suppression = /#[ \t]*kratos-ignore\b(?<names>[^\n]*)/g;

/** Whether a comment switches a rule off at an offset of the text. */
export function readSuppressions(text: string): (rule: string, offset: number) => boolean {
  // Hardly a text has one: its lines need not be counted.
  if (!text.includes('kratos-ignore')) return () => false;
  const starts = listLineStarts(text);
  const namesByRow = new Map(
    Array.from(text.matchAll(suppression), ({ index, groups }) => [
      rowAt(starts, index),
      new Set(groups?.names?.match(/[\w-]+/g)),
    ]),
  );
  const isNamed = (row: number, rule: string): boolean => {
    const names = namesByRow.get(row);
    return names?.size === 0 || names?.has(rule) === true;
  };
  return (rule, offset) => {
    const row = namesByRow.size === 0 ? -1 : rowAt(starts, offset);
    return isNamed(row, rule) || isNamed(row - 1, rule);
  };
}

/** The name in such a comment at a column of a line (also right behind its last character), with its columns. */
export function suppressedNameAt(
  line: string,
  column: number,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  const [comment] = line.matchAll(suppression);
  const names = comment?.groups?.names;
  if (comment === undefined || names === undefined) return undefined;
  const from = comment.index + comment[0].length - names.length;
  return Array.from(names.matchAll(/[\w-]+/g), ({ 0: name, index }) => ({
    name,
    start: from + index,
    end: from + index + name.length,
  })).find(({ start, end }) => column >= start && column <= end);
}

/**
 * What can still be named in such a comment at a column: the part of a name before it, where it begins, and the names
 * that stand there already. Undefined elsewhere, and where nothing separates the column from the word before.
 */
export function suppressionBegun(
  line: string,
  column: number,
): { readonly start: number; readonly end: number; readonly others: readonly string[] } | undefined {
  const [, names] = /#[ \t]*kratos-ignore(?=[\s,])([\w\s,-]*)$/.exec(line.slice(0, column)) ?? [];
  if (names === undefined) return undefined;
  const typed = /(?<![\w-])[\w-]+$/.exec(names)?.[0].length ?? 0;
  const behind = /^[\w-]*/.exec(line.slice(column))?.[0].length ?? 0;
  const [start, end] = [column - typed, column + behind];
  return { start, end, others: `${line.slice(0, start)} ${line.slice(end)}`.match(/[\w-]+/g) ?? [] };
}
