import { stringify } from 'yaml';
import type { ConfigDocument, Entry, Place } from './document';
import type { Path } from '../reference/path';
import type { Plain } from '../reference/structure';
import type { Fix } from './finding';
import { lineStartAt } from './lineStart';

export type Edit = Fix['edits'][number];

/** A fix, unless one of its edits could not be made. */
export function buildFix(title: string, edits: readonly (Edit | undefined)[], preferred = false): readonly Fix[] {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length === 0 || made.length < edits.length
    ? []
    : [{ title, edits: made, ...(preferred && { preferred }) }];
}

/**
 * The edit that gives a setting a value: over the value that is written, or else below the nearest of its parents that
 * is. Undefined where the text leaves no sure place: a parent that is empty or comes from elsewhere by a merge.
 */
export function writeSetting(config: ConfigDocument, path: Path, value: Plain): Edit | undefined {
  const written = config.get(...path);
  if (written && !isOwn(config, written)) return undefined;
  if (written) {
    // JSON quotes every text, also in the place of a number or of null.
    const isQuoted = config.text.charAt(written.place.start) === '"' || /^\s*\{/.test(config.text);
    return { place: written.place, text: scalar(value, isQuoted) };
  }
  let depth = path.length - 1;
  while (depth > 0 && !config.get(...path.slice(0, depth))) depth -= 1;
  const parent = path.slice(0, depth);
  const rest = path.slice(depth);
  const members = config.below(...parent).filter(({ key }) => key && isWithin(key, config.get(...parent)?.place));
  const [name, inner] = [String(rest[0]), nested(rest.slice(1), value)];
  return addMember(config, config.get(...parent)?.place, members, { [name]: inner });
}

/** The edit that puts items at the end of a list; a list that is missing is written. */
export function appendItems(config: ConfigDocument, path: Path, items: readonly Plain[]): Edit | undefined {
  const list = config.get(...path);
  if (!list) return writeSetting(config, path, items);
  if (config.text.slice(list.place.start, list.place.end) === '[]')
    return { place: list.place, text: JSON.stringify(items) };
  const last = config.below(...path).at(-1);
  if (!last || !isWithin(last.place, list.place)) return undefined;
  if (config.text.charAt(list.place.start) === '[')
    return {
      place: { start: last.place.end, end: last.place.end },
      text: items.map((item) => `, ${JSON.stringify(item)}`).join(''),
    };
  const indent = /^[ ]*(?=-[ ])/.exec(lineTo(config.text, last.place.start))?.[0];
  return indent === undefined ? undefined : addLines(config.text, last.place.end, block(items), indent);
}

/** The edit that takes an item out of a list of several whose items have lines of their own. */
export function removeItem(config: ConfigDocument, path: Path): Edit | undefined {
  const item = config.get(...path);
  if (!item || config.below(...path.slice(0, -1)).length < 2) return undefined;
  const before = lineTo(config.text, item.place.start);
  if (!/^[ ]*-[ ]+$/.test(before)) return undefined;
  const end = config.text.indexOf('\n', item.place.end - 1);
  return {
    place: { start: item.place.start - before.length, end: end === -1 ? config.text.length : end + 1 },
    text: '',
  };
}

/**
 * The edit that takes a member out of a mapping, with all that stands below it: whole lines in block style. Undefined
 * for the only member, for one that shares its line with the dash of a list item, and for one that comes from
 * elsewhere.
 */
export function removeMember(config: ConfigDocument, path: Path): Edit | undefined {
  const member = config.get(...path);
  const siblings = config.below(...path.slice(0, -1));
  if (!member?.key || siblings.length < 2 || !isWithin(member.key, config.get(...path.slice(0, -1))?.place))
    return undefined;
  const before = lineTo(config.text, member.key.start);
  const lastEnd = Math.max(member.key.end, member.place.end);
  const lineEnd = config.text.indexOf('\n', lastEnd - 1);
  const end = lineEnd === -1 ? config.text.length : lineEnd + 1;
  const behind = config.text.slice(lastEnd, lineEnd === -1 ? end : lineEnd);
  if (!/^[ \t]*$/.test(before) || !/^["']?[ \t]*(?::[ \t]*)?(?:#.*)?\r?$/.test(behind) || /^\s*\{/.test(config.text))
    return undefined;
  return { place: { start: member.key.start - before.length, end }, text: '' };
}

function addMember(
  { text }: ConfigDocument,
  parent: Place | undefined,
  members: readonly Entry[],
  added: Record<string, Plain>,
): Edit | undefined {
  if (parent && text.slice(parent.start, parent.end) === '{}') return { place: parent, text: JSON.stringify(added) };
  const [first] = members;
  const last = members.at(-1);
  if (!first?.key || !last) return undefined;
  const before = lineTo(text, first.key.start);
  const ownLine = /^[ \t]*$/.test(before);
  const isFlow = (parent ? text.slice(parent.start) : text.trimStart()).startsWith('{');
  if (!isFlow)
    return /^ *(?:- +)?$/.test(before)
      ? addLines(text, last.place.end, block(added), ' '.repeat(before.length))
      : undefined;
  const quoted = text.charAt(first.key.start) === '"';
  const shown = Object.entries(added).map(([name, value]) => {
    const inner = JSON.stringify(value, null, ownLine ? 2 : undefined).replaceAll('\n', `\n${before}`);
    return `${quoted ? JSON.stringify(name) : name}: ${inner}`;
  });
  return {
    place: { start: last.place.end, end: last.place.end },
    text: `,${ownLine ? `\n${before}` : ' '}${shown.join(', ')}`,
  };
}

/** Lines behind the line in which something ends; a comment behind it stays where it is. */
function addLines(text: string, end: number, lines: string, indent: string): Edit {
  const lineEnd = text.indexOf('\n', Math.max(0, text.charAt(end - 1) === '\n' ? end - 1 : end));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = lineEnd === -1 ? text.length : text.charAt(lineEnd - 1) === '\r' ? lineEnd - 1 : lineEnd;
  const added = lines
    .trimEnd()
    .split('\n')
    .map((line) => `${eol}${indent}${line}`);
  return { place: { start: at, end: at }, text: added.join('') };
}

function nested(names: Path, value: Plain): Plain {
  return names.reduceRight<Plain>((inner, name) => ({ [String(name)]: inner }), value);
}

function scalar(value: Plain, quoted: boolean): string {
  return quoted || typeof value === 'object' ? JSON.stringify(value) : block(value).trimEnd();
}

function block(value: Plain): string {
  return stringify(value, { lineWidth: 0 });
}

/** Whether a value is written, and written here: what an alias or a merge brings along is used elsewhere too. */
function isOwn(config: ConfigDocument, { path, place }: Entry): boolean {
  return place.start < place.end && isWithin(place, config.get(...path.slice(0, -1))?.place);
}

function isWithin({ start, end }: Place, outer: Place | undefined): boolean {
  return !outer || (start >= outer.start && end <= outer.end);
}

/** What stands before an offset in its line. */
function lineTo(text: string, offset: number): string {
  return text.slice(lineStartAt(text, offset), offset);
}
