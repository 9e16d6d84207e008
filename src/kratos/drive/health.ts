import { createEmitter } from '../store/emitter';
import type { Listen } from '../store/emitter';
import type { StoreChange } from '../store/types';
import type { Connection, Health } from '../record/types';

/** Asks a connection whether it can be used. Never rejects. */
export type Probe = (connection: Connection, signal?: AbortSignal) => Promise<Health>;

/** What is known of each connection's health. */
export class HealthBook {
  readonly #known = new Map<string, Health>();
  readonly #checks = new Map<string, Promise<Health>>();
  readonly #changes = createEmitter<StoreChange>();

  readonly onDidChange: Listen<StoreChange> = this.#changes.on;

  constructor(private readonly probe: Probe) {}

  /** What the last check said; `undefined` before the first. */
  get(connectionId: string): Health | undefined {
    return this.#known.get(connectionId);
  }

  /**
   * Checks a connection. Asked twice at once, it is checked once; the event comes when the answer differs in more than
   * its latency.
   */
  check(connection: Connection, signal?: AbortSignal): Promise<Health> {
    const running = this.#checks.get(connection.id);
    if (running) return running;
    const check = this.probe(connection, signal).then((health) => {
      // Forgotten meanwhile, or given up: that says nothing about the connection as it is now.
      if (this.#checks.get(connection.id) !== check) return health;
      this.#checks.delete(connection.id);
      if (!signal?.aborted) this.#learn(connection.id, health);
      return health;
    });
    this.#checks.set(connection.id, check);
    return check;
  }

  /** Forgets a connection that was removed or whose URLs changed. */
  forget(connectionId: string): void {
    this.#checks.delete(connectionId);
    if (this.#known.delete(connectionId)) this.#changes.emit({ kind: 'connection', id: connectionId });
  }

  #learn(connectionId: string, health: Health): void {
    const before = this.#known.get(connectionId);
    this.#known.set(connectionId, health);
    if (picture(before) !== picture(health)) this.#changes.emit({ kind: 'connection', id: connectionId });
  }
}

function picture(health: Health | undefined): string {
  return JSON.stringify(health?.kind === 'healthy' ? { ...health, latencyMs: 0 } : health);
}
