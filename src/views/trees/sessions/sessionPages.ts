import type { SessionPage, SessionProblem } from '../../../kratos/admin/types';
import type { Session } from '../../../kratos/flow/types';

/** Reads the page that a token names; the first one without. */
export type ReadPage = (token: string | undefined, signal: AbortSignal) => Promise<SessionPage>;

/** What was read so far. */
interface Read {
  /** By id, in the order of the server. */
  readonly sessions: ReadonlyMap<string, Session>;
  readonly total: number | undefined;
  /** Of the page that follows. */
  readonly token: string | undefined;
  /** There is no page that follows. */
  readonly over: boolean;
}

const nothing: Read = { sessions: new Map(), total: undefined, token: undefined, over: false };

/**
 * A list of sessions that is read page by page, as far as it was asked for. A list that is out of date is read again
 * from its beginning, as far as before, and is replaced in one go: whoever looks at it keeps the old one until then.
 */
export class SessionPages {
  private read = nothing;
  private outdated = true;
  /** So many sessions are to be there; none while nobody looks at the list. */
  private wanted = 0;
  private asking: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  /** Why the last question was not answered. When that was the next page, what was read before stays. */
  problem: SessionProblem | undefined;

  constructor(private readonly readPage: ReadPage) {}

  get sessions(): readonly Session[] {
    return [...this.read.sessions.values()];
  }

  /** How many were read. */
  get size(): number {
    return this.read.sessions.size;
  }

  /** How many there are on the server, where it says so. */
  get total(): number | undefined {
    return this.read.total;
  }

  get hasMore(): boolean {
    return !this.read.over;
  }

  find(id: string): Session | undefined {
    return this.read.sessions.get(id);
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

  /** Takes a session off the list that was ended here. False when it was not on it. */
  remove(id: string): boolean {
    const sessions = new Map(this.read.sessions);
    if (!sessions.delete(id)) return false;
    const { total } = this.read;
    this.read = { ...this.read, sessions, total: total === undefined ? undefined : total - 1 };
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
    let read = this.outdated ? nothing : this.read;
    do {
      const page = await this.readPage(read.token, signal);
      if (signal.aborted) return;
      if (page.kind === 'problem') {
        this.problem = page;
        if (this.outdated) this.read = nothing;
        return;
      }
      read = withPage(read, page);
    } while (!read.over && read.sessions.size < this.wanted);
    this.read = read;
    this.outdated = false;
    // Sessions that are ended later leave a gap, and no reason to read on.
    this.wanted = Math.min(this.wanted, 1);
  }
}

/** A page that names itself as the next one would never end. */
function withPage(read: Read, page: Extract<SessionPage, { kind: 'page' }>): Read {
  return {
    sessions: new Map([...read.sessions, ...page.sessions.map((session) => [session.id, session] as const)]),
    total: page.total ?? read.total,
    token: page.next,
    over: page.next === undefined || page.next === read.token,
  };
}
