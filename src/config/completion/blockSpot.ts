import { ancestorsOf, isSeparator, readLine, type Ancestor } from '../indentation';
import { indentOf, isEmpty, type Lines } from './lines';
import type { Members, Spot } from './spot';

const word = /^(?<quote>["']?)(?<name>[\w.$-]*)$/;
const keyAndValue =
  /^(?<key>(?<quote>["']?)[\w.$-]+\k<quote>[ \t]*:)(?<gap>[ \t]*)(?<tags>(?:[&!]\S*[ \t]+)*)(?<value>.*)$/;

/** What an offset stands for between settings in block style, by indentation alone. */
export function blockSpot(lines: Lines, offset: number): Spot | undefined {
  const line = lines.all[lines.row] ?? '';
  const before = line.slice(0, lines.column);
  const {
    indent = '',
    dashes = '',
    head = '',
  } = /^(?<indent>\s*)(?<dashes>(?:- +)*)(?<head>.*)$/.exec(before)?.groups ?? {};
  if (isComment(before) || isSeparator(line) || indent.includes('\t')) return undefined;
  const here = { line, indent: indent.length, depth: indent.length + dashes.length, head };
  const columns = Array.from(dashes.matchAll(/-/g), ({ index }) => indent.length + index);
  // A dash without a blank behind it: the blank is written with what is chosen.
  if (head === '-') return itemSpot(lines, { ...here, depth: here.depth + 1, head: '' }, [...columns, here.depth], ' ');
  const written = keyAndValue.exec(head)?.groups;
  if (written) return valueSpot(lines, offset, here, columns, written);
  const hasColon = /^[\w.$-]*["']?\s*:(?:\s|$)/.test(line.slice(lines.column));
  if (columns.length > 0 && !hasColon) return itemSpot(lines, here, columns, '');
  return word.test(head) ? keySpot(lines, here, columns, hasColon) : undefined;
}

interface Here {
  readonly line: string;
  readonly indent: number;
  /** Column behind the dashes. */
  readonly depth: number;
  /** What stands from there to the offset. */
  readonly head: string;
}

function keySpot(lines: Lines, here: Here, dashes: readonly number[], hasColon: boolean): Spot | undefined {
  const rowStart = lines.starts[lines.row] ?? 0;
  const standing = standingOf(lines, here, dashes.length > 0 || hasColon);
  if (!standing) return undefined;
  const { depth, hasBelow } = standing;
  const ancestors = ancestorsOf(lines.all.slice(0, lines.row), { depth, dashes });
  const parent = ancestors.at(-1);
  // Below a value nothing can stand; an anchor or a tag is none.
  if (parent && /^(?![&!]\S*\s*(?:#|$)|#)\S/.test(parent.rest)) return undefined;
  const own = depth - here.indent;
  return {
    ...common(lines, here),
    role: 'key',
    path: ancestors.map(({ name }) => name),
    end: rowStart + lines.column + (/^[\w.$-]*["']?/.exec(here.line.slice(lines.column))?.[0].length ?? 0),
    hasColon,
    ...(hasBelow && { hasBelow }),
    siblings: membersAt(lines, lines.row, depth, dashes.length > 0),
    outer: () => membersAround(lines, ancestors),
    lead: ' '.repeat(depth - here.depth),
    inner: own,
  };
}

function itemSpot(lines: Lines, here: Here, dashes: readonly number[], lead: string): Spot | undefined {
  const ancestors = ancestorsOf(lines.all.slice(0, lines.row), { depth: here.depth, dashes });
  const [, quote = ''] = /^(["']?)/.exec(here.head) ?? [];
  const base = common(lines, here);
  return {
    ...base,
    role: 'item',
    path: ancestors.map(({ name }) => name),
    start: base.start + quote.length,
    end: valueEnd(lines, quote),
    typed: here.head.slice(quote.length),
    quote: quoteOf(quote),
    hasColon: false,
    siblings: membersAt(lines, lines.row, here.depth + lead.length, true),
    outer: () => membersAround(lines, ancestors),
    lead,
    inner: here.depth + lead.length - here.indent,
  };
}

function valueSpot(
  lines: Lines,
  offset: number,
  here: Here,
  dashes: readonly number[],
  { key = '', quote: keyQuote = '', gap = '', tags = '', value = '' }: Record<string, string>,
): Spot | undefined {
  const [, quote = ''] = /^(["']?)/.exec(value) ?? [];
  // A text that is closed, or begins as something else than a value of one line.
  if (/^(?:"(?:[^"\\]|\\.)*"|'[^']*')/.test(value) || /^[|>*{[&!]/.test(value)) return undefined;
  const ancestors = ancestorsOf(lines.all.slice(0, lines.row), { depth: here.depth, dashes });
  const name = key.slice(keyQuote.length).replace(/["']?\s*:$/, '');
  const typed = value.slice(quote.length);
  const next = nextLine(lines);
  const isAlone = isEmpty(here.line.slice(here.depth + key.length)) && tags === '';
  const isEnd = next === undefined || (indentOf(next) <= here.depth && !opensList(next, here.depth));
  return {
    ...common(lines, here),
    role: 'value',
    path: [...ancestors.map((one) => one.name), name],
    start: offset - typed.length,
    end: valueEnd(lines, quote),
    typed,
    quote: quoteOf(quote),
    hasColon: false,
    siblings: membersAt(lines, lines.row, here.depth, dashes.length > 0),
    outer: () => membersAround(lines, ancestors),
    lead: gap === '' && value === '' ? ' ' : '',
    inner: here.depth - here.indent,
    ...(isAlone && isEnd && { opens: (lines.starts[lines.row] ?? 0) + here.depth + key.length }),
  };
}

function common(lines: Lines, { depth, head }: Here): Pick<Spot, 'style' | 'start' | 'typed' | 'quote' | 'unit'> {
  const start = (lines.starts[lines.row] ?? 0) + depth;
  return { style: 'block', start, typed: head, quote: '', unit: lines.unit };
}

/**
 * The column in which a key belongs, in line with its neighbours, and whether its value follows below it; undefined where it stands too far to the right. An
 * empty line in a block belongs to that block, whatever its depth. What is `fixed` stays where it is.
 */
function standingOf(
  lines: Lines,
  { depth, head }: Here,
  isFixed: boolean,
): { readonly depth: number; readonly hasBelow: boolean } | undefined {
  if (isFixed) return { depth, hasBelow: false };
  const next = nextLine(lines);
  const nextDepth = next === undefined ? 0 : indentOf(next);
  const isEmptyLine = head === '';
  const wanted = isEmptyLine ? Math.max(depth, nextDepth) : depth;
  const parent = ancestorsOf(lines.all.slice(0, lines.row), { depth: wanted, dashes: [] }).at(-1);
  const neighbours = below(lines, parent);
  const column = columnOf(lines, parent, neighbours) ?? wanted;
  if (column < depth) return undefined;
  const isList = neighbours.every((line) => indentOf(line) > column || opensList(line, column));
  const hasItems = next !== undefined && opensList(next, column);
  const hasBelow = next !== undefined && (nextDepth > column || hasItems);
  // Items that follow an empty line belong to a key above it; a word that is moved would leave what is below it.
  return (isEmptyLine && hasItems && !isList) || (!isEmptyLine && hasBelow && column !== depth)
    ? undefined
    : { depth: column, hasBelow };
}

/** The column of what stands below a parent. */
function columnOf({ all }: Lines, parent: Ancestor | undefined, neighbours: readonly string[]): number | undefined {
  const own = typeof parent?.name === 'number' ? readLine(all[parent.row] ?? '') : undefined;
  if (own?.name !== undefined) return own.depth;
  return neighbours.length === 0
    ? undefined
    : neighbours.reduce((least, line) => Math.min(least, indentOf(line)), Infinity);
}

/** The next line of the document that holds something. */
function nextLine({ all, row }: Lines): string | undefined {
  const next = all.slice(row + 1).find((line) => !isEmpty(line));
  return next === undefined || isSeparator(next) ? undefined : next;
}

/** The lines below a parent, all of the document without one, but for the one with the offset. */
function below(lines: Lines, parent: Ancestor | undefined): readonly string[] {
  const found: string[] = [];
  const { all, row } = lines;
  const isOutside = (line: string): boolean =>
    isSeparator(line) || (parent !== undefined && indentOf(line) <= parent.column && !opensList(line, parent.column));
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

function opensList(line: string, column: number): boolean {
  return indentOf(line) === column && /^\s*-(?:\s|$)/.test(line);
}

/** The members of the mapping to which a row belongs, without that row's own. */
function membersAt(lines: Lines, row: number, column: number, isFirst: boolean): Members {
  const members = new Map<string, string>();
  const add = (source: string): boolean => {
    if (isEmpty(source)) return true;
    const line = readLine(source);
    const isMember = line?.depth === column;
    if (isMember && line.name !== undefined) members.set(line.name, line.value?.text ?? '');
    // An item's first key stands behind its dash.
    const isFirstOfItem = isMember && line.dashes.length > 0;
    return !isSeparator(source) && !isFirstOfItem && indentOf(source) >= column;
  };
  for (let at = row - 1; at >= 0 && !isFirst && add(lines.all[at] ?? ''); at -= 1);
  for (let at = row + 1; at < lines.all.length; at += 1) {
    const source = lines.all[at] ?? '';
    if (!isEmpty(source) && (indentOf(source) < column || isSeparator(source))) break;
    if (readLine(source)?.dashes.length === 0) add(source);
  }
  return members;
}

/** The members of the mapping that holds the innermost mapping's own key. */
function membersAround(lines: Lines, ancestors: readonly Ancestor[]): Members {
  const key = ancestors.findLast(({ name }) => typeof name === 'string');
  if (!key) return new Map();
  const line = readLine(lines.all[key.row] ?? '');
  return membersAt(lines, key.row, key.column, (line?.dashes.length ?? 0) > 0);
}

/** Where the value at the offset ends: before its closing quote, a comment, the blanks at the end. */
function valueEnd({ all, starts, row, column }: Lines, quote: string): number {
  const behind = (all[row] ?? '').slice(column);
  const pattern = quote === '"' ? /^(?:[^"\\]|\\.)*/ : quote === "'" ? /^[^']*/ : /^(?:(?!\s+#|\s+$).)*/;
  return (starts[row] ?? 0) + column + (pattern.exec(behind)?.[0].length ?? 0);
}

function quoteOf(text: string): Spot['quote'] {
  return text === '"' || text === "'" ? text : '';
}

/** Whether a comment begins in a piece of a line. */
function isComment(before: string): boolean {
  const bare = before.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '').replace(/(^|[\s:])["'].*$/, '$1');
  return /(?:^|\s)#/.test(bare);
}
