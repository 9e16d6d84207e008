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
  const pad = dashes.length > 0 ? 0 : padOf(lines, here.depth);
  if (pad === undefined) return undefined;
  const depth = here.depth + pad;
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
    siblings: membersAt(lines, lines.row, depth, dashes.length > 0),
    outer: () => membersAround(lines, ancestors),
    lead: ' '.repeat(pad),
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
  const next = lines.all.slice(lines.row + 1).find((line) => !isEmpty(line));
  const isAlone = isEmpty(here.line.slice(here.depth + key.length)) && tags === '';
  const isEnd =
    next === undefined || isSeparator(next) || (indentOf(next) <= here.depth && !opensList(next, here.depth));
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
 * By how much a key must be moved to the right to stand in line with its neighbours; undefined where it stands too far to the right. An
 * empty line in a block belongs to that block, whatever its depth.
 */
function padOf(lines: Lines, depth: number): number | undefined {
  const next = lines.all.slice(lines.row + 1).find((line) => !isEmpty(line));
  const wanted = next !== undefined && !isSeparator(next) ? Math.max(depth, indentOf(next)) : depth;
  const above = lines.all.slice(0, lines.row);
  const parent = ancestorsOf(above, { depth: wanted, dashes: [] }).at(-1);
  const first = parent
    ? firstBelow(lines, parent)
    : lines.all.findIndex((line, row) => row !== lines.row && !isEmpty(line) && !isSeparator(line));
  if (first === undefined || first === -1) return wanted - depth;
  const column =
    typeof parent?.name === 'number'
      ? (readLine(lines.all[first] ?? '')?.depth ?? wanted)
      : indentOf(lines.all[first] ?? '');
  return column >= wanted ? column - depth : undefined;
}

/** The row of the first thing below a parent; undefined when nothing is. */
function firstBelow(lines: Lines, { row, column, name }: Ancestor): number | undefined {
  if (typeof name === 'number' && readLine(lines.all[row] ?? '')?.name !== undefined) return row;
  for (let at = row + 1; at < lines.all.length; at += 1) {
    const line = lines.all[at] ?? '';
    if (isEmpty(line) || at === lines.row) continue;
    return indentOf(line) > column || opensList(line, column) ? at : undefined;
  }
  return undefined;
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
    const isOfItem = line !== undefined && line.depth === column && line.dashes.length > 0;
    if (line?.name !== undefined && line.depth === column) members.set(line.name, line.value?.text ?? '');
    return !isSeparator(source) && !isOfItem && indentOf(source) >= column;
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
