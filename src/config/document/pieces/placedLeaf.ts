import type { Path } from '../../reference/path';
import { Memo, type Entry, type Lasting, type Place, type Stretch } from '../document';
import { branchAt, buildTree } from '../tree';
import type { ReadLeaf } from './leaves';

/** A part that stands in more places than this forgets where it was. */
const mostPlaces = 20;

/** Where each part was last, by what it stood in. */
const known = new WeakMap<ReadLeaf, Map<string, PlacedLeaf>>();

/** What a part stands in. */
export interface Prefix {
  readonly path: Path;
  /** The same for each path. */
  readonly name: string;
}

/** The settings of a part at its place in a text, each made when somebody asks for it. */
export class PlacedLeaf implements Stretch, Lasting {
  private readonly made: (Entry | undefined)[] = [];
  private all: readonly Entry[] | undefined;

  private constructor(
    private readonly leaf: ReadLeaf,
    private readonly prefix: Path,
    /** The number of its first item in the list. */
    private readonly first: number,
    private readonly offset: number,
    readonly memo: Memo,
    private readonly paths: (Path | undefined)[],
  ) {}

  /** The settings of before, as far as they have not moved. */
  static at(leaf: ReadLeaf, { path, name }: Prefix, first: number, offset: number): PlacedLeaf {
    const places = known.get(leaf) ?? new Map<string, PlacedLeaf>();
    const before = places.get(name);
    const isThere = before?.first === first;
    if (isThere && before.offset === offset) return before;
    if (places.size === 0) known.set(leaf, places);
    else if (places.size >= mostPlaces) places.clear();
    const placed = new PlacedLeaf(leaf, path, first, offset, before?.memo ?? new Memo(), isThere ? before.paths : []);
    places.set(name, placed);
    return placed;
  }

  get entries(): readonly Entry[] {
    return (this.all ??= this.leaf.entries.map((_, at) => this.entryAt(at)));
  }

  get lasting(): Lasting {
    return this;
  }

  get outermost(): readonly Entry[] {
    return this.leaf.outermost.map((at) => this.entryAt(at));
  }

  get(path: Path): Entry | undefined {
    const at = this.find(path)?.at;
    return at === undefined ? undefined : this.entryAt(at);
  }

  below(path: Path): readonly Entry[] {
    return this.find(path)?.below.map((at) => this.entryAt(at)) ?? [];
  }

  private find(path: Path): ReturnType<typeof branchAt> {
    const tree = (this.leaf.tree ??= buildTree(this.leaf.entries));
    const { length } = this.prefix;
    if (!this.leaf.isList) return branchAt(tree, path, length);
    const item = tree.members?.get(String(Number(path[length]) - this.first));
    return item && branchAt(item, path, length + 1);
  }

  private entryAt(at: number): Entry {
    return (this.made[at] ??= this.make(at));
  }

  private make(at: number): Entry {
    const { path, key, place, value } = this.leaf.entries[at] ?? nothing;
    const own = (this.paths[at] ??= this.pathOf(path));
    return { path: own, ...(key && { key: moved(key, this.offset) }), place: moved(place, this.offset), value };
  }

  private pathOf([name = '', ...rest]: Path): Path {
    return [...this.prefix, typeof name === 'number' ? name + this.first : name, ...rest];
  }
}

const nothing: Entry = { path: [], place: { start: 0, end: 0 }, value: null };

/** A place so many characters further on. */
export function moved({ start, end }: Place, by: number): Place {
  return { start: start + by, end: end + by };
}
