import { EventEmitter } from 'vscode';
import type { FlowStore } from '../../kratos/store/flowStore';
import type { StoreChange } from '../../kratos/store/types';
import type { Connection, Health } from '../../kratos/record/types';
import type { Exchange } from '../../kratos/exchange/types';
import type { explainHealth } from '../../kratos/knowledge/outcomes/health';
import { healthAwaited, type HealthWords } from '../../kratos/knowledge/outcomes/healthWords';
import { Disposables } from '../../platform/disposables';
import type { Disposable } from '../../platform/disposables';
import { isTrusted, onTrusted } from '../../platform/trust';
import type { Connections } from './connections';

/** Milliseconds between two looks at a server that is up, and at one that is not. */
const whenUp = 30_000;
const whenDown = 5_000;

/** What the core knows of each connection's health (its `HealthBook`). */
export interface HealthBook {
  get(connectionId: string): Health | undefined;
  check(connection: Connection, signal?: AbortSignal): Promise<Health>;
  forget(connectionId: string): void;
  readonly onDidChange: (listener: (change: StoreChange) => void) => () => void;
}

/**
 * Looks after the health of the connections: again and again while somebody watches (a visible view), sooner while a
 * server is down, and never in a workspace that is not trusted. The core is loaded with the first look.
 */
export class HealthWatch extends Disposables {
  private book: HealthBook | undefined;
  private explain: typeof explainHealth | undefined;
  private opening: Promise<HealthBook> | undefined;
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly addresses = new Map<string, string>();
  private readonly changed = this.register(new EventEmitter<string>());
  private watchers = 0;

  /** The id of a connection whose health reads differently now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly connections: Connections,
    private readonly openBook: () => Promise<HealthBook>,
  ) {
    super();
    const look = (): void => {
      this.followAddresses();
      this.lookAtAll();
    };
    this.register(connections.onDidChange(look));
    this.register(onTrusted(look));
    this.register({
      dispose: () => {
        this.stop();
      },
    });
    this.followAddresses();
  }

  /** Undefined until the first answer, and after the address was changed. */
  of(connection: Connection): Health | undefined {
    return this.book?.get(connection.id);
  }

  /** What is known of a connection, in words. */
  words(connection: Connection): HealthWords {
    const known = this.of(connection);
    return (known && this.explain?.(connection, known)) ?? healthAwaited();
  }

  /**
   * The version of a connection's server, once it has answered; the first question has it asked, where the workspace is
   * trusted.
   */
  readServerVersion(connection: Connection | undefined): string | undefined {
    if (!connection) return undefined;
    const known = this.of(connection);
    if (!known && isTrusted()) void this.check(connection);
    return known?.kind === 'healthy' ? known.version : undefined;
  }

  /** Looks again and again until disposed. */
  watch(): Disposable {
    this.watchers += 1;
    if (this.watchers === 1) this.lookAtAll();
    let over = false;
    return {
      dispose: () => {
        if (over) return;
        over = true;
        this.watchers -= 1;
        if (this.watchers === 0) this.stop();
      },
    };
  }

  /** Looks now. Two callers at a time share one request. */
  async check(connection: Connection, signal?: AbortSignal): Promise<Health> {
    const book = await (this.opening ??= this.open());
    const health = await book.check(connection, signal);
    const current = this.connections.get(connection.id);
    if (current && checkedAddress(current) !== checkedAddress(connection)) {
      // Edited while the answer was on its way: it was the answer of another server.
      book.forget(connection.id);
      return this.check(current, signal);
    }
    if (current) this.lookLater(current, health);
    return health;
  }

  /**
   * Looks as soon as an exchange contradicts what is known of its server, and does not wait for the next regular look.
   */
  follow(flows: Pick<FlowStore, 'get' | 'onDidChange'>): Disposable {
    const seen = new WeakSet<Exchange>();
    const hear = (change: StoreChange): void => {
      const record = change.kind === 'flow' ? flows.get(change.id) : undefined;
      const last = record?.exchanges.at(-1);
      if (!record || !last || seen.has(last) || last.failure?.kind === 'cancelled') return;
      seen.add(last);
      const connection = this.connections.get(record.connectionId);
      const known = connection && this.of(connection);
      if (known && (last.failure !== undefined) === (known.kind === 'healthy')) void this.check(connection);
    };
    return { dispose: flows.onDidChange(hear) };
  }

  private async open(): Promise<HealthBook> {
    const [book, { explainHealth }] = await Promise.all([
      this.openBook(),
      import('../../kratos/knowledge/outcomes/health'),
    ]);
    this.book = book;
    this.explain = explainHealth;
    const end = book.onDidChange((change) => {
      if (change.kind === 'connection') this.changed.fire(change.id);
    });
    this.register({ dispose: end });
    return book;
  }

  private lookAtAll(): void {
    if (this.watchers === 0 || !isTrusted()) return;
    for (const connection of this.connections.all) {
      if (!this.timers.has(connection.id)) void this.check(connection);
    }
  }

  /** What was known of an address that changed, or of a connection that is gone, says nothing any more. */
  private followAddresses(): void {
    for (const [id, address] of this.addresses) {
      const connection = this.connections.get(id);
      if (connection && checkedAddress(connection) === address) continue;
      this.addresses.delete(id);
      clearTimeout(this.timers.get(id));
      this.timers.delete(id);
      this.book?.forget(id);
    }
    for (const connection of this.connections.all) this.addresses.set(connection.id, checkedAddress(connection));
  }

  private lookLater(connection: Connection, health: Health): void {
    clearTimeout(this.timers.get(connection.id));
    this.timers.delete(connection.id);
    if (this.watchers === 0 || this.disposed) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(connection.id);
        const current = this.connections.get(connection.id);
        if (current) void this.check(current);
      },
      health.kind === 'healthy' ? whenUp : whenDown,
    );
    this.timers.set(connection.id, timer);
  }

  private stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}

function checkedAddress({ publicUrl, adminUrl }: Connection): string {
  return `${publicUrl} ${adminUrl ?? ''}`;
}
