import { isBelow } from './charts';
import type { Place } from '../document';
import type { UpperKey } from './upperKey';
import { lineStartAt } from '../lineStart';

/** An item of a list that is a mapping, with its keys as if it were a document. */
export interface Item {
  readonly keys: readonly UpperKey[];
  /** From its first key up to what follows it. */
  readonly place: Place;
}

/** More keys of a name are not looked at. */
const mostKeys = 40;

/** The innermost items of lists in YAML in which a key of some name stands, however deep, in the order of the text. */
export function itemsWith(name: string, text: string, keys: readonly UpperKey[]): readonly Item[] {
  const items = new Map<number, Item>();
  const looked: { readonly depth: number; readonly first: number; readonly end: number }[] = [];
  for (const at of keys.flatMap(({ path }, index) => (path.at(-1) === name ? [index] : [])).slice(0, mostKeys)) {
    const depth = (keys[at]?.path.lastIndexOf('[]') ?? -1) + 1;
    if (depth === 0 || looked.some((one) => one.depth === depth && one.first <= at && at < one.end)) continue;
    const list = keys[at]?.path.slice(0, depth) ?? [];
    const begins = (index: number): boolean => isBegun(text, keys[index], depth);
    const isWithin = (index: number): boolean => isBelow(keys[index], list);
    let first = at;
    while (first > 0 && isWithin(first - 1) && !begins(first)) first -= 1;
    let end = at + 1;
    while (end < keys.length && isWithin(end) && !begins(end)) end += 1;
    looked.push({ depth, first, end });
    if (!begins(first)) continue;
    items.set(first, {
      keys: keys.slice(first, end).map((key) => ({ ...key, path: key.path.slice(depth) })),
      place: { start: keys[first]?.start ?? 0, end: lineStart(text, keys[end]?.start) },
    });
  }
  return [...items.values()];
}

/** Whether an item begins with a key: a dash stands before it. */
function isBegun(text: string, key: UpperKey | undefined, depth: number): boolean {
  return key?.path.length === depth + 1 && /(?:^|\s)-[ \t]+$/.test(text.slice(Math.max(0, key.start - 50), key.start));
}

/** Where the line of an offset begins; the end of the text without one. */
function lineStart(text: string, offset?: number): number {
  return offset === undefined ? text.length : lineStartAt(text, offset);
}
