import type { Path } from '../../reference/path';
import type { Entry, Place } from '../document';
import { readLeaf } from './leaves';
import { moved } from './placedLeaf';
import { splitText, type Block, type Part } from './split';

/** What begins last before an offset: a setting, whose items have the numbers of their part; or a key of a block. */
export type SettingBefore = Pick<Entry, 'path' | 'key'> & Partial<Pick<Entry, 'place' | 'value'>>;

/**
 * The setting that begins last before an offset of YAML, or at it, in the part of the text that the offset is in. Only
 * that part is read, whatever the others are. Undefined where the text cannot be divided or the part not be read by
 * itself; null where nothing begins before the offset.
 */
export function settingBefore(text: string, offset: number): SettingBefore | null | undefined {
  const block = splitText(text);
  return block && within(block, [], text, offset);
}

function within({ parts }: Block, prefix: Path, text: string, offset: number): SettingBefore | null | undefined {
  const part = lastBefore(parts, offset);
  if (!part) return null;
  if (part.kind === 'leaf') return inLeaf(part, prefix, text, offset);
  const path = [...prefix, part.name];
  const below = within(part.block, path, text, offset);
  return below === null ? { path, key: { start: part.start, end: part.start + part.name.length } } : below;
}

function inLeaf({ start, end }: Place, prefix: Path, text: string, offset: number): SettingBefore | null | undefined {
  const leaf = readLeaf(text.slice(start, end));
  const found = leaf?.entries.findLast(({ key, place }) => start + (key ?? place).start <= offset);
  if (!found) return leaf && null;
  const { path, key, place, value } = found;
  return { path: [...prefix, ...path], ...(key && { key: moved(key, start) }), place: moved(place, start), value };
}

function lastBefore(parts: readonly Part[], offset: number): Part | undefined {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return parts[low - 1];
}
