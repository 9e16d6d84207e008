import { listAncestors, isSeparator } from '../../document/indentation';
import { measureIndent, isEmpty, type Lines } from './lines';
import { membersAround, membersAt } from './members';
import type { Spot } from './types';
import { nextLine, opensList, findStanding, type Here } from './standing';

const word = /^(?<quote>["']?)(?<name>[\w.$-]*)$/;
const keyWithColon = /^(?<quote>["']?)(?<name>[\w.$-]+)\k<quote>[ \t]*:/;

/** What an offset stands for between settings in block style, by indentation alone. */
export function blockSpot(lines: Lines, offset: number): Spot | undefined {
  const line = lines.all[lines.row] ?? '';
  const before = line.slice(0, lines.column);
  const { indent = '', dashes = '' } = /^(?<indent>\s*)(?<dashes>(?:- +)*)/.exec(before)?.groups ?? {};
  const head = before.slice(indent.length + dashes.length);
  if (isComment(before) || isSeparator(line) || indent.includes('\t')) return undefined;
  const here = { line, indent: indent.length, depth: indent.length + dashes.length, head };
  const columns = Array.from(dashes.matchAll(/-/g), ({ index }) => indent.length + index);
  // A dash without a blank behind it: the blank is written with what is chosen.
  if (head === '-') return itemSpot(lines, { ...here, depth: here.depth + 1, head: '' }, [...columns, here.depth], ' ');
  const written = keyWithColon.exec(head);
  if (written) return valueSpot(lines, offset, here, columns, written);
  const hasColon = /^[\w.$-]*["']?\s*:(?:\s|$)/.test(line.slice(lines.column));
  if (columns.length > 0 && !hasColon) return itemSpot(lines, here, columns, '');
  return word.test(head) ? keySpot(lines, here, columns, hasColon) : undefined;
}

function keySpot(lines: Lines, here: Here, dashes: readonly number[], hasColon: boolean): Spot | undefined {
  const rowStart = lines.starts[lines.row] ?? 0;
  const standing = findStanding(lines, here, dashes.length > 0 || hasColon);
  if (!standing) return undefined;
  const { depth, hasBelow } = standing;
  const ancestors = listAncestors(lines.all.slice(0, lines.row), { depth, dashes });
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
  const ancestors = listAncestors(lines.all.slice(0, lines.row), { depth: here.depth, dashes });
  const [, quote = ''] = /^(["']?)/.exec(here.head) ?? [];
  const base = common(lines, here);
  return {
    ...base,
    role: 'item',
    path: ancestors.map(({ name }) => name),
    start: base.start + quote.length,
    end: valueEnd(lines, quote),
    typed: here.head.slice(quote.length),
    quote: toQuote(quote),
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
  { 0: key, groups: { name = '' } = {} }: RegExpExecArray,
): Spot | undefined {
  const [, gap = '', tags = ''] = /^([ \t]*)((?:[&!]\S*[ \t]+)*)/.exec(here.head.slice(key.length)) ?? [];
  const value = here.head.slice(key.length + gap.length + tags.length);
  const [, quote = ''] = /^(["']?)/.exec(value) ?? [];
  // A text that is closed, or begins as something else than a value of one line.
  if (/^(?:"(?:[^"\\]|\\.)*"|'[^']*')/.test(value) || /^[|>*{[&!]/.test(value)) return undefined;
  const ancestors = listAncestors(lines.all.slice(0, lines.row), { depth: here.depth, dashes });
  const typed = value.slice(quote.length);
  const next = nextLine(lines);
  const isAlone = isEmpty(here.line.slice(here.depth + key.length)) && tags === '';
  const isEnd = next === undefined || (measureIndent(next) <= here.depth && !opensList(next, here.depth));
  return {
    ...common(lines, here),
    role: 'value',
    path: [...ancestors.map((one) => one.name), name],
    start: offset - typed.length,
    end: valueEnd(lines, quote),
    typed,
    quote: toQuote(quote),
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

/** Where the value at the offset ends: before its closing quote, a comment, the blanks at the end. */
function valueEnd({ all, starts, row, column }: Lines, quote: string): number {
  const behind = (all[row] ?? '').slice(column);
  const start = (starts[row] ?? 0) + column;
  if (quote !== '') return start + ((quote === '"' ? /^(?:[^"\\]|\\.)*/ : /^[^']*/).exec(behind)?.[0].length ?? 0);
  const end = behind.search(/(?<!\s)\s+(?:#|$)/);
  return start + (end === -1 ? behind.length : end);
}

function toQuote(text: string): Spot['quote'] {
  return text === '"' || text === "'" ? text : '';
}

/** Whether a comment begins in a piece of a line. */
function isComment(before: string): boolean {
  const bare = before.replace(/(?:"(?:[^"\\]|\\.)*|'[^']*)(?<close>["']?)/g, (text, close: string, at: number) =>
    close !== '' || /^[\s:]?$/.test(before.charAt(at - 1)) ? '' : text,
  );
  return /(?:^|\s)#/.test(bare);
}
