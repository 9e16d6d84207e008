import type { SessionPage, SessionProblem } from '../../kratos/drive/types';
import type { Session } from '../../kratos/flow/types';

/** Reads the page that a token names; the first one without. */
export type ReadPage = (token: string | undefined, signal: AbortSignal) => Promise<SessionPage>;

/**
 * A list of sessions that is read page by page, as far as it was asked for. A refresh, and a change of what is listed, makes answers that
 * are still on their way count for nothing.
 */
export class SessionPages {
  private read: Session[] = [];
  private token: string | undefined;
  private over = false;
  private asking: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  /** How many there are on the server, where it says so. */
  total: number | undefined;
  /** Why the last page could not be read. What was read before stays. */
  problem: SessionProblem | undefined;

  constructor(private readonly readPage: ReadPage) {}

  get sessions(): readonly Session[] {
    return this.read;
  }

  get hasMore(): boolean {
    return !this.over;
  }

  /** Whether a page was asked for already. */
  get begun(): boolean {
    return this.read.length > 0 || this.over || this.problem !== undefined;
  }

  /** Reads the next page. Two callers at a time get the same one. */
  more(): Promise<void> {
    if (this.over) return Promise.resolve();
    if (!this.asking) {
      const abort = new AbortController();
      this.asking = { abort, done: this.ask(abort.signal) };
    }
    return this.asking.done;
  }

  /** Forgets everything: the next `more` begins with the first page. */
  reset(): void {
    this.asking?.abort.abort();
    this.asking = undefined;
    this.read = [];
    this.token = undefined;
    this.over = false;
    this.total = undefined;
    this.problem = undefined;
  }

  find(id: string): Session | undefined {
    return this.read.find((session) => session.id === id);
  }

  /** Takes a session off the list that was ended here. */
  remove(id: string): void {
    const before = this.read.length;
    this.read = this.read.filter((session) => session.id !== id);
    if (this.total !== undefined) this.total -= before - this.read.length;
  }

  private async ask(signal: AbortSignal): Promise<void> {
    const page = await this.readPage(this.token, signal);
    // Reset meanwhile: this is the answer to a question that nobody asks any more.
    if (signal.aborted) return;
    this.asking = undefined;
    if (page.kind === 'problem') {
      this.problem = page;
      return;
    }
    this.problem = undefined;
    const known = new Set(this.read.map(({ id }) => id));
    this.read = [...this.read, ...page.sessions.filter(({ id }) => !known.has(id))];
    this.total = page.total ?? this.total;
    this.token = page.next;
    this.over = page.next === undefined;
  }
}
