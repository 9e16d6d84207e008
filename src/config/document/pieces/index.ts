import type { Plain } from '../../reference/structure';
import type { Path } from '../../reference/path';
import type { Entry, Place, Repeated } from '../document';
import { readLeaf, type Placed, type ReadLeaf } from './leaves';
import { splitText, type Block, type Branch } from './split';

/** The settings of a text, read in parts. Nothing in it was hard to read. */
export interface ReadInPieces {
  readonly entries: readonly Entry[];
  readonly repeated: readonly Repeated[];
}

/** Above these a text is read as a whole, which says what is too much. */
const most = { settings: 40_000, levels: 100, pathLength: 2_000 };

/**
 * Reads the settings of YAML part by part: a part that was read before, anywhere, is not read again, however far it has
 * moved. What comes of it is what reading the whole gives; undefined where that is not sure.
 */
export function readInPieces(text: string): ReadInPieces | undefined {
  const block = splitText(text);
  if (!block) return undefined;
  const reader = new Reader(text);
  return reader.block(block, []) && reader.entries.length <= most.settings ? reader : undefined;
}

interface Read extends Place {
  readonly value: Plain;
}

class Reader implements ReadInPieces {
  readonly entries: Entry[] = [];
  readonly repeated: Repeated[] = [];

  constructor(private readonly text: string) {}

  /** Adds the settings of a block; undefined where one of its parts cannot be read by itself. */
  block({ kind, parts }: Block, path: Path): Read | undefined {
    const value: Record<string, Plain> | Plain[] = kind === 'items' ? [] : {};
    const places: Place[] = [];
    for (const part of parts) {
      const read = part.kind === 'branch' ? this.branch(part, path, value) : this.leaf(part, path, value);
      if (!read) return undefined;
      places.push(read);
    }
    const [first, last] = [places[0], places.at(-1)];
    return first && last && { start: first.start, end: last.end, value };
  }

  private branch({ name, start, block }: Branch, path: Path, into: Record<string, Plain> | Plain[]): Place | undefined {
    if (Array.isArray(into) || Object.hasOwn(into, name)) return undefined;
    const own = [...path, name];
    const key = { start, end: start + name.length };
    // Its place among the others is before its members'.
    const at = this.entries.push({ path: own, key, place: key, value: null }) - 1;
    const read = this.block(block, own);
    if (!read) return undefined;
    const { value, ...place } = read;
    this.entries[at] = { path: own, key, place, value };
    into[name] = value;
    return { start, end: place.end };
  }

  private leaf({ start, end }: Place, path: Path, into: Record<string, Plain> | Plain[]): Place | undefined {
    const leaf = readLeaf(this.text.slice(start, end));
    if (leaf?.isList !== Array.isArray(into)) return undefined;
    const first = Array.isArray(into) ? into.length : 0;
    if (!take(leaf.value, into)) return undefined;
    const placed = placeLeaf(leaf, path, first, start);
    if (!placed) return undefined;
    for (const entry of placed.entries) this.entries.push(entry);
    for (const { key, first: before, name } of leaf.repeated)
      this.repeated.push({ key: moved(key, start), first: moved(before, start), name });
    return moved(leaf, start);
  }
}

/** Takes members or items over; false where one is there already. */
function take(value: Plain, into: Record<string, Plain> | Plain[]): boolean {
  if (Array.isArray(into)) {
    into.push(...(value as readonly Plain[]));
    return true;
  }
  for (const [name, member] of Object.entries(value as Readonly<Record<string, Plain>>)) {
    if (Object.hasOwn(into, name)) return false;
    into[name] = member;
  }
  return true;
}

/** The settings of a part where it stands now: those of before, as far as they have not moved. */
function placeLeaf(leaf: ReadLeaf, prefix: Path, first: number, offset: number): Placed | undefined {
  const { placed } = leaf;
  const isThere = placed?.first === first && isSame(placed.prefix, prefix);
  if (isThere && placed.offset === offset) return placed;
  const entries: Entry[] = [];
  for (const [at, { path, key, place, value }] of leaf.entries.entries()) {
    const before = isThere ? placed.entries[at]?.path : undefined;
    const own = before ?? below(prefix, path, first);
    if (!before && isTooDeep(own)) return undefined;
    entries.push({ path: own, ...(key && { key: moved(key, offset) }), place: moved(place, offset), value });
  }
  return (leaf.placed = { prefix, first, offset, entries });
}

function below(prefix: Path, [name = '', ...rest]: Path, first: number): Path {
  return [...prefix, typeof name === 'number' ? name + first : name, ...rest];
}

function isTooDeep(path: Path): boolean {
  return (
    path.length > most.levels ||
    path.reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0) > most.pathLength
  );
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

function moved({ start, end }: Place, by: number): Place {
  return { start: start + by, end: end + by };
}
