import type { SessionProblem } from '../../../kratos/admin/types';

/** A part of a list of the server. `next` is given back to read the part after it; `total` where the server counts. */
export interface Page<Item> {
  readonly kind: 'page';
  readonly items: readonly Item[];
  readonly next?: string;
  readonly total?: number;
}

/** Reads the page that a token names; the first one without. */
export type ReadPage<Item> = (token: string | undefined, signal: AbortSignal) => Promise<Page<Item> | SessionProblem>;

/** What was read so far. */
interface Read<Item> {
  /** By id, in the order of the server. */
  readonly items: ReadonlyMap<string, Item>;
  readonly total: number | undefined;
  /** Of the page that follows. */
  readonly token: string | undefined;
  /** There is no page that follows. */
  readonly over: boolean;
}

const nothing: Read<never> = { items: new Map<string, never>(), total: undefined, token: undefined, over: false };

/**
 * A list of a server that is read page by page, as far as it was asked for. A list that is out of date is read again
 * from its beginning, as far as before, and is replaced in one go: whoever looks at it keeps the old one until then.
 */
export class Pages<Item extends { readonly id: string }> {
  private read: Read<Item> = nothing;
  private outdated = true;
  /** So many items are to be there; none while nobody looks at the list. */
  private wanted = 0;
  private asking: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  /** Why the last question was not answered. When that was the next page, what was read before stays. */
  problem: SessionProblem | undefined;

  constructor(private readonly readPage: ReadPage<Item>) {}

  get items(): readonly Item[] {
    return [...this.read.items.values()];
  }

  /** How many were read. */
  get size(): number {
    return this.read.items.size;
  }

  /** How many there are on the server, where it says so. */
  get total(): number | undefined {
    return this.read.total;
  }

  get hasMore(): boolean {
    return !this.read.over;
  }

  find(id: string): Item | undefined {
    return this.read.items.get(id);
  }

  /** Reads what is missing for the list to be shown; nothing when it is there, or when there is a problem. */
  async show(): Promise<void> {
    this.wanted = Math.max(this.wanted, 1);
    while (this.isMissing && !this.problem) await (this.asking ??= this.ask()).done;
  }

  /** Reads the next page. Two callers at a time get the same one. */
  more(): Promise<void> {
    this.wanted = Math.max(this.wanted, this.size + 1);
    this.problem = undefined;
    return this.show();
  }

  /** Has the list read again with the next `show`. False when nobody looks at it: it is read then anyway. */
  outdate(): boolean {
    if (this.wanted === 0 && this.outdated) return false;
    this.stop();
    this.outdated = true;
    this.problem = undefined;
    this.wanted = Math.max(this.wanted, this.size, 1);
    return true;
  }

  /** Nobody looks at the list any more. */
  forget(): void {
    this.stop();
    this.read = nothing;
    this.outdated = true;
    this.wanted = 0;
    this.problem = undefined;
  }

  /** Puts an item in the place of the one with its id. False when that is not on the list. */
  replace(item: Item): boolean {
    if (!this.read.items.has(item.id)) return false;
    this.read = { ...this.read, items: new Map(this.read.items).set(item.id, item) };
    return true;
  }

  /** Takes an item off the list that was ended here. False when it was not on it. */
  remove(id: string): boolean {
    const items = new Map(this.read.items);
    if (!items.delete(id)) return false;
    const { total } = this.read;
    this.read = { ...this.read, items, total: total === undefined ? undefined : total - 1 };
    return true;
  }

  private get isMissing(): boolean {
    if (this.wanted === 0) return false;
    return this.outdated || (!this.read.over && this.size < this.wanted);
  }

  private stop(): void {
    this.asking?.abort.abort();
    this.asking = undefined;
  }

  private ask(): { readonly abort: AbortController; readonly done: Promise<void> } {
    const abort = new AbortController();
    const done = this.readOn(abort.signal).finally(() => {
      if (!abort.signal.aborted) this.asking = undefined;
    });
    return { abort, done };
  }

  /** Reads page after page until enough is there. Stopped meanwhile, it was a question that nobody asks any more. */
  private async readOn(signal: AbortSignal): Promise<void> {
    let read: Read<Item> = this.outdated ? nothing : this.read;
    do {
      const page = await this.readPage(read.token, signal);
      if (signal.aborted) return;
      if (page.kind === 'problem') {
        this.problem = page;
        if (this.outdated) this.read = nothing;
        return;
      }
      read = withPage(read, page);
    } while (!read.over && read.items.size < this.wanted);
    this.read = read;
    this.outdated = false;
    // Items that are ended later leave a gap, and no reason to read on.
    this.wanted = Math.min(this.wanted, 1);
  }
}

/** A page that names itself as the next one would never end. */
function withPage<Item extends { readonly id: string }>(read: Read<Item>, page: Page<Item>): Read<Item> {
  return {
    items: new Map([...read.items, ...page.items.map((item) => [item.id, item] as const)]),
    total: page.total ?? read.total,
    token: page.next,
    over: page.next === undefined || page.next === read.token,
  };
}
