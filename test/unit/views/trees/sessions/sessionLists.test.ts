import { describe, expect, it, vi } from 'vitest';
import type { SessionProblem } from '../../../../../src/kratos/admin/types';
import type { Session } from '../../../../../src/kratos/flow/types';
import type { Connection, Persona } from '../../../../../src/kratos/record/types';
import { drawAllHeader, drawMore } from '../../../../../src/views/trees/sessions/sessionHeaders';
import { SessionLists } from '../../../../../src/views/trees/sessions/sessionLists';
import { isOutdated } from '../../../../../src/views/trees/sessions/sessionNews';
import type { AllHeader, OwnLine } from '../../../../../src/views/trees/sessions/sessionNodes';
import { Pages, type Page } from '../../../../../src/views/trees/shared/pages';

const practice: Connection = { id: 'c1', name: 'practice', publicUrl: 'http://k:1', adminUrl: 'http://k:2' };
const alice: Persona = { id: 'p1', name: 'alice', client: 'browser', connectionId: 'c1' };

const session = (id: string, change: Partial<Session> = {}): Session => ({
  id,
  active: true,
  aal: 'aal1',
  methods: [],
  devices: [],
  ...change,
});
const many = (from: number, count: number): Session[] =>
  Array.from({ length: count }, (_, index) => session(`s${from + index}`));
const ids = ({ items }: Pages<Session>): string[] => items.map(({ id }) => id);

/**
 * A server with so many sessions, two to a page; `asked` are the tokens it was asked for, `gate` holds its answers
 * back.
 */
class Server {
  readonly asked: (string | undefined)[] = [];
  sessions: Session[];
  fails = false;
  gate: Promise<void> = Promise.resolve();

  constructor(count: number) {
    this.sessions = many(0, count);
  }

  readonly read = async (token: string | undefined): Promise<Page<Session> | SessionProblem> => {
    this.asked.push(token);
    const from = Number(token ?? 0);
    const next = from + 2 < this.sessions.length ? { next: String(from + 2) } : {};
    const page = { kind: 'page', items: this.sessions.slice(from, from + 2), ...next } as const;
    await this.gate;
    return this.fails ? { kind: 'problem', what: 'No answer came.' } : page;
  };
}

describe('a list of sessions', () => {
  it('is read page by page, as far as it was asked for', async () => {
    const asked: (string | undefined)[] = [];
    const pages = new Pages<Session>((token) => {
      asked.push(token);
      const from = Number(token ?? 0);
      return Promise.resolve({ kind: 'page', items: many(from, 50), next: String(from + 50), total: 1204 });
    });
    await Promise.all([pages.show(), pages.show(), pages.more()]);
    expect(asked).toEqual([undefined]);
    expect(drawMore(practice, pages).label).toBe('Load more (50 of 1,204)');
    await Promise.all([pages.more(), pages.more()]);
    expect(asked).toEqual([undefined, '50']);
    expect(drawAllHeader(practice, pages).description).toBe('100 of 1,204');
    pages.remove('s3');
    expect(drawAllHeader(practice, pages).description).toBe('99 of 1,203');
    await pages.show();
    expect(asked).toHaveLength(2);
  });

  it('that is out of date keeps what it shows until as much was read again', async () => {
    const server = new Server(6);
    const pages = new Pages<Session>(server.read);
    await pages.show();
    await pages.more();
    expect(ids(pages)).toEqual(['s0', 's1', 's2', 's3']);
    server.sessions = [session('new'), ...server.sessions];
    expect(pages.outdate()).toBe(true);
    const reading = pages.show();
    expect(ids(pages)).toEqual(['s0', 's1', 's2', 's3']);
    await reading;
    expect(ids(pages)).toEqual(['new', 's0', 's1', 's2']);
    expect(server.asked).toEqual([undefined, '2', undefined, '2']);
  });

  it('that is out of date while it is read is read again, and no press for more is lost', async () => {
    const server = new Server(6);
    let open = (): void => undefined;
    server.gate = new Promise((resolve) => (open = resolve));
    const pages = new Pages<Session>(server.read);
    const shown = pages.show();
    server.sessions = many(10, 6);
    pages.outdate();
    const more = pages.more();
    open();
    await Promise.all([shown, more]);
    expect(ids(pages)).toEqual(['s10', 's11']);
    const next = pages.more();
    pages.outdate();
    await next;
    expect(ids(pages)).toEqual(['s10', 's11', 's12', 's13']);
  });

  it('that nobody looks at any more forgets the answer that is on its way', async () => {
    const server = new Server(2);
    let open = (): void => undefined;
    server.gate = new Promise((resolve) => (open = resolve));
    const pages = new Pages<Session>(server.read);
    const shown = pages.show();
    pages.forget();
    open();
    await shown;
    expect(ids(pages)).toEqual([]);
    expect(pages.outdate()).toBe(false);
    await pages.show();
    expect(ids(pages)).toEqual(['s0', 's1']);
  });

  it('keeps what was read when the next page fails, and asks for that page again', async () => {
    const server = new Server(4);
    const pages = new Pages<Session>(server.read);
    await pages.show();
    server.fails = true;
    await pages.more();
    await pages.show();
    expect([pages.problem?.what, ids(pages), pages.hasMore]).toEqual(['No answer came.', ['s0', 's1'], true]);
    server.fails = false;
    await pages.more();
    expect([pages.problem, ids(pages)]).toEqual([undefined, ['s0', 's1', 's2', 's3']]);
    expect(server.asked).toEqual([undefined, '2', '2']);
  });

  it('that cannot be read again shows nothing that may be over, and comes back as long as it was', async () => {
    const server = new Server(6);
    const pages = new Pages<Session>(server.read);
    await pages.show();
    await pages.more();
    server.fails = true;
    pages.outdate();
    await pages.show();
    expect([pages.problem?.what, ids(pages)]).toEqual(['No answer came.', []]);
    server.fails = false;
    pages.outdate();
    await pages.show();
    expect(ids(pages)).toHaveLength(4);
  });

  it('ends where a server names the same page as the next one', async () => {
    const pages = new Pages<Session>((token) =>
      Promise.resolve({ kind: 'page', items: many(0, 1), next: token ?? '1' }),
    );
    await pages.show();
    await pages.more();
    expect([ids(pages), pages.hasMore]).toEqual([['s0'], false]);
  });
});

describe('the lists on view', () => {
  const all: AllHeader = { kind: 'all', connection: 'c1' };
  const own: OwnLine = { kind: 'own-session', connection: 'c1', persona: 'p1' };
  const elsewhere: AllHeader = { kind: 'all', connection: 'c2' };
  const make = async (): Promise<{ lists: SessionLists; changed: unknown[] }> => {
    const changed: unknown[] = [];
    const lists = new SessionLists(
      () => new Server(2).read,
      (line) => changed.push(line),
    );
    await Promise.all([all, own, elsewhere].map((line) => lists.of(line).show()));
    return { lists, changed };
  };

  it('lose a session that was ended, wherever it stands', async () => {
    const { lists, changed } = await make();
    lists.of(own).remove('s1');
    lists.remove('s1');
    expect(changed).toEqual([all, elsewhere]);
    expect([...lists.all()].map((listed) => listed.session.id)).toEqual(['s0', 's0', 's0']);
  });

  it('are let go when another connection is looked at', async () => {
    const { lists } = await make();
    lists.keepOnly('c2');
    expect([...lists.all()].map(({ line }) => line)).toEqual([elsewhere, elsewhere]);
  });

  it('tell of themselves when they were read again, and not before: meanwhile the tree keeps lines that can be pressed', async () => {
    const server = new Server(1);
    const changed: object[] = [];
    const lists = new SessionLists(
      () => server.read,
      (line) => changed.push(line),
    );
    await lists.of(all).show();
    let answer = (): void => undefined;
    server.gate = new Promise((resolve) => (answer = resolve));
    lists.outdate(() => true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(changed).toEqual([]);
    answer();
    await vi.waitFor(() => {
      expect(changed).toEqual([all]);
    });
    server.fails = true;
    lists.outdate(() => true);
    await vi.waitFor(() => {
      expect(changed).toEqual([all, all]);
    });
  });

  it('are read again once for each session whose time is over', async () => {
    const { lists, changed } = await make();
    const sessions = [session('s9', { expiresAt: '2026-11-22T12:00:00Z' }), session('s8')];
    const reading = new SessionLists(
      () => () => Promise.resolve({ kind: 'page', items: sessions }),
      (line) => changed.push(line),
    );
    await Promise.all([all, own].map((line) => reading.of(line).show()));
    lists.outdateEnded(Date.parse('2026-11-22T12:00:00Z'));
    reading.outdateEnded(Date.parse('2026-11-22T11:59:59Z'));
    expect(changed).toEqual([]);
    reading.outdateEnded(Date.parse('2026-11-22T12:00:00Z'));
    await vi.waitFor(() => {
      expect(changed).toEqual([all, own]);
    });
    reading.outdateEnded(Date.parse('2026-11-22T12:00:01Z'));
    expect(changed).toHaveLength(2);
  });
});

describe('what a persona’s session becomes', () => {
  const identity = { id: 'i1', schemaId: 's', traits: {}, verifiableAddresses: [], recoveryAddresses: [] };
  const mine = session('mine', { identity });
  const line = {
    all: { kind: 'all', connection: 'c1' },
    itsOwn: { kind: 'own-session', connection: 'c1', persona: 'p1' },
    same: { kind: 'own-session', connection: 'c1', persona: 'p2' },
    other: { kind: 'own-session', connection: 'c1', persona: 'p3' },
    elsewhere: { kind: 'all', connection: 'c2' },
  } as const;
  const outdated = async (
    before: Session | undefined,
    after: Session | undefined,
    listed: Session[] = [],
  ): Promise<string[]> => {
    const pages = new Pages<Session>(() => Promise.resolve({ kind: 'page', items: listed }));
    await pages.show();
    const identityOf = (id: string): string | undefined => ({ p1: 'i1', p2: 'i1', p3: 'i3' })[id];
    return Object.entries(line)
      .filter(([, one]) => isOutdated(one, pages, { persona: alice, before, after }, identityOf))
      .map(([name]) => name);
  };

  it('that is new is missing in the list of all, and among the others of its identity', async () => {
    expect(await outdated(undefined, mine)).toEqual(['all', 'itsOwn', 'same']);
  });

  it('that is over has its persona read another list, and those that showed it', async () => {
    expect(await outdated(mine, undefined)).toEqual(['itsOwn']);
    expect(await outdated(mine, undefined, [mine])).toEqual(['all', 'itsOwn', 'same', 'other']);
  });

  it('that reached more or lasts longer reads differently where it stands', async () => {
    const stronger = session('mine', { identity, aal: 'aal2' });
    expect(await outdated(mine, stronger, [mine])).toEqual(['all', 'itsOwn', 'same', 'other']);
    expect(await outdated(mine, stronger)).toEqual([]);
  });

  it('that is as it was makes no list out of date', async () => {
    expect(await outdated(mine, { ...mine, authenticatedAt: '2026-11-22T12:00:00Z' }, [mine])).toEqual([]);
  });
});
