import type { Path } from '../../reference/path';
import type { Plain } from '../../reference/structure';
import type { ConfigDocument, Entry, Place, Repeated, Stretch } from '../document';
import { Recent } from '../recent';
import { countCharacters, readLeaf, type ReadLeaf } from './leaves';
import { moved, PlacedLeaf, type Prefix } from './placedLeaf';
import { splitText, type Block, type Branch, type Part } from './split';

/** The settings of a text, read in parts. Nothing in it was hard to read. */
export type ReadInPieces = Pick<ConfigDocument, 'entries' | 'stretches' | 'get' | 'below' | 'repeated'>;

/** Above these a text is read as a whole, which says what is too much. */
const most = { settings: 40_000, levels: 100, pathLength: 2_000 };

/**
 * Reads the settings of YAML part by part: a part that was read before, anywhere, is not read again, however far it has
 * moved. What comes of it is what reading the whole gives; undefined where that is not sure.
 */
export function readInPieces(text: string): ReadInPieces | undefined {
  return known.of(text, read);
}

/** Checks, hovers and links ask for the same texts in turn, of a few open documents. */
const known = new Recent<ReadInPieces | undefined>({ texts: 3, characters: 2_000_000 });

function read(text: string): ReadInPieces | undefined {
  const block = splitText(text);
  if (!block) return undefined;
  const reader = new Reader(text);
  return reader.read(block) && reader.count <= most.settings ? reader : undefined;
}

/** What a block holds by its names or numbers. */
interface Room {
  /** Its own setting; absent for the whole. */
  readonly entry?: Entry;
  readonly members: Map<string, Room | PlacedLeaf>;
  /** Right below, in the order of the text. */
  readonly parts: (Room | PlacedLeaf)[];
  /** The settings of these, once somebody asks for them. */
  below?: readonly Entry[];
}

class Reader implements ReadInPieces {
  readonly stretches: Stretch[] = [];
  readonly repeated: Repeated[] = [];
  count = 0;
  private readonly root: Room = { members: new Map(), parts: [] };
  private all: readonly Entry[] | undefined;

  constructor(private readonly text: string) {}

  /** Whether each part could be read by itself. */
  read(block: Block): boolean {
    return this.block(block, this.root, { path: [], name: '' }) !== undefined;
  }

  get entries(): readonly Entry[] {
    return (this.all ??= this.stretches.flatMap(({ entries }) => entries));
  }

  get(...path: Path): Entry | undefined {
    const found = this.find(path);
    return found instanceof PlacedLeaf ? found.get(path) : found?.entry;
  }

  below(...path: Path): readonly Entry[] {
    const found = this.find(path);
    if (found instanceof PlacedLeaf) return found.below(path);
    return found ? (found.below ??= found.parts.flatMap(outermostOf)) : [];
  }

  private find(path: Path): Room | PlacedLeaf | undefined {
    let found: Room | PlacedLeaf | undefined = this.root;
    for (let at = 0; at < path.length && found && !(found instanceof PlacedLeaf); at += 1)
      found = found.members.get(String(path[at]));
    return found;
  }

  /** Adds the parts of a block to what it stands in; undefined where one of them cannot be read by itself. */
  private block({ kind, parts }: Block, room: Room, prefix: Prefix): (Place & { readonly value: Plain }) | undefined {
    const value: Record<string, Plain> | Plain[] = kind === 'items' ? [] : {};
    let [start, end] = [-1, 0];
    for (const part of parts) {
      const place = this.part(part, room, prefix, value);
      if (!place) return undefined;
      if (start === -1) ({ start } = place);
      ({ end } = place);
    }
    return start === -1 ? undefined : { start, end, value };
  }

  private part(part: Part, room: Room, prefix: Prefix, into: Record<string, Plain> | Plain[]): Place | undefined {
    return part.kind === 'branch' ? this.branch(part, room, prefix, into) : this.leaf(part, room, prefix, into);
  }

  private branch(
    { name, start, block }: Branch,
    outer: Room,
    { path, name: above }: Prefix,
    into: Record<string, Plain> | Plain[],
  ): Place | undefined {
    if (Array.isArray(into) || Object.hasOwn(into, name)) return undefined;
    const key = { start, end: start + name.length };
    const own = [...path, name];
    // Its place among the others is before its members', which are read with its value.
    const at = this.stretches.push(nothing) - 1;
    const entry: { -readonly [Key in keyof Entry]: Entry[Key] } = { path: own, key, place: key, value: null };
    const room: Room = { entry, members: new Map(), parts: [] };
    const read = this.block(block, room, { path: own, name: `${above}${name}\n` });
    if (!read) return undefined;
    const { value, ...place } = read;
    Object.assign(entry, { place, value });
    this.stretches[at] = { entries: [entry] };
    this.count += 1;
    into[name] = value;
    outer.members.set(name, room);
    outer.parts.push(room);
    return { start, end: place.end };
  }

  private leaf(
    { start, end }: Place,
    room: Room,
    prefix: Prefix,
    into: Record<string, Plain> | Plain[],
  ): Place | undefined {
    const leaf = readLeaf(this.text.slice(start, end));
    if (leaf?.isList !== Array.isArray(into) || isTooDeep(prefix.path, leaf)) return undefined;
    const placed = PlacedLeaf.at(leaf, prefix, Array.isArray(into) ? into.length : 0, start);
    if (!take(leaf.value, into, room.members, placed)) return undefined;
    room.parts.push(placed);
    this.stretches.push(placed);
    this.count += leaf.entries.length;
    for (const { key, first, name } of leaf.repeated)
      this.repeated.push({ key: moved(key, start), first: moved(first, start), name });
    return moved(leaf, start);
  }
}

const nothing: Stretch = { entries: [] };

/** Takes members or items over; false where one is there already. */
function take(
  value: Plain,
  into: Record<string, Plain> | Plain[],
  members: Room['members'],
  placed: PlacedLeaf,
): boolean {
  if (Array.isArray(into)) {
    for (const item of value as readonly Plain[]) members.set(String(into.push(item) - 1), placed);
    return true;
  }
  for (const [name, member] of Object.entries(value as Readonly<Record<string, Plain>>)) {
    if (Object.hasOwn(into, name)) return false;
    into[name] = member;
    members.set(name, placed);
  }
  return true;
}

function isTooDeep(path: Path, { reach: { levels, characters } }: ReadLeaf): boolean {
  return path.length + levels > most.levels || countCharacters(path) + characters > most.pathLength;
}

function outermostOf(part: Room | PlacedLeaf): Entry | readonly Entry[] {
  return part instanceof PlacedLeaf ? part.outermost : (part.entry ?? []);
}
