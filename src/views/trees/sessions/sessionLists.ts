import type { Session } from '../../../kratos/flow/types';
import type { AllHeader, OwnLine } from './sessionNodes';
import { Pages } from '../shared/pages';
import type { ReadPage } from '../shared/pages';
import { isOver } from '../../../kratos/knowledge/timeLeft';

/** A line with a list of sessions below it. */
export type ListLine = AllHeader | OwnLine;

/** The lists of sessions that are on view, each by the line that it stands below. */
export class SessionLists {
  private readonly lists = new Map<ListLine, Pages<Session>>();
  /**
   * Sessions whose time was over when the server was asked again: what it says of them then counts, whatever the clock
   * here says.
   */
  private readonly asked = new Set<string>();

  /**
   * @param reader yields what reads the pages of a list.
   * @param changed is told of each list that has to be drawn anew.
   */
  constructor(
    private readonly reader: (line: ListLine) => ReadPage<Session>,
    private readonly changed: (line: ListLine) => void,
  ) {}

  /** The list below a line. Nothing is read before it is to be shown. */
  of(line: ListLine): Pages<Session> {
    const pages = this.lists.get(line) ?? new Pages<Session>(this.reader(line));
    this.lists.set(line, pages);
    return pages;
  }

  /** Has those lists read again for which `is` holds; what they show stays until the answer is there. */
  outdate(is: (line: ListLine, pages: Pages<Session>) => boolean): void {
    for (const [line, pages] of this.lists) if (is(line, pages) && pages.outdate()) void this.readAgain(line, pages);
  }

  /**
   * The tree is told when the answer is there: while it waits for lines the editor knows none of them, and a press on
   * one reaches nothing.
   */
  private async readAgain(line: ListLine, pages: Pages<Session>): Promise<void> {
    try {
      await pages.show();
    } catch {
      // The tree asks again, and says what is wrong.
    }
    this.changed(line);
  }

  /** Takes a session off all lists. */
  remove(sessionId: string): void {
    for (const [line, pages] of this.lists) if (pages.remove(sessionId)) this.changed(line);
  }

  /** Lets a list go. */
  forget(line: ListLine): void {
    this.lists.get(line)?.forget();
    this.lists.delete(line);
  }

  /** Lets go of the lists of all connections but one. */
  keepOnly(connectionId: string | undefined): void {
    for (const line of [...this.lists.keys()]) if (line.connection !== connectionId) this.forget(line);
  }

  /** Has lists read again that hold a session whose time is over. */
  outdateEnded(now: number): void {
    this.outdate((line, pages) => {
      const ended = pages.items.filter(({ expiresAt }) => isOver(expiresAt, now));
      const place = line.kind === 'all' ? line.connection : line.persona;
      const news = ended.map(({ id }) => `${place} ${id}`).filter((key) => !this.asked.has(key));
      for (const key of news) this.asked.add(key);
      return news.length > 0;
    });
  }

  /** Every session that is on a list, with the list's line. */
  *all(): Generator<{ readonly line: ListLine; readonly session: Session }> {
    for (const [line, pages] of this.lists) for (const session of pages.items) yield { line, session };
  }
}
