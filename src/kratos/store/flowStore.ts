import { present } from '../flow/json';
import type { Exchange } from '../exchange/types';
import { createEmitter } from './emitter';
import type { Dispose, Listen } from './emitter';
import { withinLimit } from './exchangeLimit';
import type { StoreChange } from './types';
import type { FlowRecord } from '../record/types';

/** Changes of a record; a key that is `undefined` is taken off the record. */
export type FlowPatch = { readonly [K in keyof Omit<FlowRecord, 'id'>]?: FlowRecord[K] | undefined };

/**
 * The flows that were started, opened or imported here, by id. Records are immutable; every change replaces one and is
 * told once. Made for ten thousand of them: lookups by id, connection and persona read an index, and the clock looks at
 * nothing while nothing is due.
 */
export class FlowStore {
  readonly #records = new Map<string, FlowRecord>();
  readonly #byConnection = new Map<string, Set<string>>();
  readonly #byPersona = new Map<string, Set<string>>();
  readonly #changes = createEmitter<StoreChange>();
  /** In the order in which they finished. */
  readonly #finished = new Set<string>();
  /** How often each is held. */
  readonly #held = new Map<string, number>();
  /** No open flow expires before this time (epoch milliseconds). */
  #nextDue = Infinity;

  readonly onDidChange: Listen<StoreChange> = this.#changes.on;

  /** @param mostExchanges how many exchanges of one flow are kept; all by default. */
  constructor(private readonly mostExchanges: () => number = () => Infinity) {}

  get size(): number {
    return this.#records.size;
  }

  get(id: string): FlowRecord | undefined {
    return this.#records.get(id);
  }

  /** All records in the order in which they came. */
  all(): IterableIterator<FlowRecord> {
    return this.#records.values();
  }

  ofConnection(connectionId: string): readonly FlowRecord[] {
    return this.#read(this.#byConnection.get(connectionId));
  }

  ofPersona(personaId: string): readonly FlowRecord[] {
    return this.#read(this.#byPersona.get(personaId));
  }

  /** The flows that are done, failed or expired, those that finished first in front. */
  get finished(): ReadonlySet<string> {
    return this.#finished;
  }

  /** Holds a flow that somebody looks at: it is not let go. */
  hold(id: string): Dispose {
    this.#held.set(id, (this.#held.get(id) ?? 0) + 1);
    let isHeld = true;
    return () => {
      const left = (this.#held.get(id) ?? 0) - (isHeld ? 1 : 0);
      isHeld = false;
      if (left > 0) this.#held.set(id, left);
      else this.#held.delete(id);
    };
  }

  isHeld(id: string): boolean {
    return this.#held.has(id);
  }

  /** Adds a record, or replaces the one with its id. `patch` is laid over it first. */
  put(given: FlowRecord, patch?: FlowPatch): FlowRecord {
    const record = withinLimit(patch ? patched(given, patch) : given, this.mostExchanges());
    const before = this.#records.get(record.id);
    if (before && (before.connectionId !== record.connectionId || before.personaId !== record.personaId)) {
      this.#unlink(before);
    }
    this.#records.set(record.id, record);
    link(this.#byConnection, record.connectionId, record.id);
    link(this.#byPersona, record.personaId, record.id);
    if (record.status === 'open') this.#finished.delete(record.id);
    else this.#finished.add(record.id);
    this.#nextDue = Math.min(this.#nextDue, expiryTime(record));
    this.#changes.emit({ kind: 'flow', id: record.id });
    return record;
  }

  /**
   * Adds records that came before all others, in their order, and tells it once. One that is there already stays as it
   * is.
   */
  putOlder(given: readonly FlowRecord[]): void {
    const older = given.filter(({ id }) => !this.#records.has(id)).map((one) => withinLimit(one, this.mostExchanges()));
    if (older.length === 0) return;
    const newer = [...this.#records.values()];
    const finished = [...this.#finished];
    for (const all of [this.#records, this.#byConnection, this.#byPersona, this.#finished]) all.clear();
    for (const record of [...older, ...newer]) {
      this.#records.set(record.id, record);
      link(this.#byConnection, record.connectionId, record.id);
      link(this.#byPersona, record.personaId, record.id);
      this.#nextDue = Math.min(this.#nextDue, expiryTime(record));
    }
    for (const { id, status } of older) if (status !== 'open') this.#finished.add(id);
    for (const id of finished) this.#finished.add(id);
    this.#changes.emit({ kind: 'older-flows' });
  }

  /** Changes a record. Yields the new one, or `undefined` when it was removed meanwhile (nothing is told then). */
  update(id: string, patch: FlowPatch): FlowRecord | undefined {
    const before = this.#records.get(id);
    return before && this.put(before, patch);
  }

  /** Adds an exchange to a flow's timeline, with what it changed. */
  append(id: string, exchange: Exchange, patch: FlowPatch = {}): FlowRecord | undefined {
    const before = this.#records.get(id);
    return before && this.update(id, { ...patch, exchanges: [...before.exchanges, exchange] });
  }

  remove(id: string): boolean {
    const record = this.#records.get(id);
    if (!record) return false;
    this.#records.delete(id);
    this.#finished.delete(id);
    this.#unlink(record);
    this.#changes.emit({ kind: 'flow-removed', id });
    return true;
  }

  /** Removes what is done, failed or expired, of one connection or of all. Yields the ids. */
  clearFinished(connectionId?: string): readonly string[] {
    const from = connectionId === undefined ? this.all() : this.ofConnection(connectionId);
    const ids = [...from].filter((record) => record.status !== 'open').map((record) => record.id);
    for (const id of ids) this.remove(id);
    return ids;
  }

  /**
   * When the next open flow may expire (epoch milliseconds; `Infinity` when none will): a clock need not ask before.
   */
  get nextDue(): number {
    return this.#nextDue;
  }

  /** Marks the open flows whose time is over at `now` (epoch milliseconds). Yields their ids. */
  expireDue(now: number): readonly string[] {
    if (now < this.#nextDue) return [];
    const due: string[] = [];
    let next = Infinity;
    for (const record of this.#records.values()) {
      const end = expiryTime(record);
      if (end <= now) due.push(record.id);
      else next = Math.min(next, end);
    }
    this.#nextDue = next;
    for (const id of due) this.update(id, { status: 'expired' });
    return due;
  }

  #read(ids: ReadonlySet<string> | undefined): readonly FlowRecord[] {
    const records: FlowRecord[] = [];
    for (const id of ids ?? []) {
      const record = this.#records.get(id);
      if (record) records.push(record);
    }
    return records;
  }

  #unlink(record: FlowRecord): void {
    unlink(this.#byConnection, record.connectionId, record.id);
    unlink(this.#byPersona, record.personaId, record.id);
  }
}

function patched(record: FlowRecord, patch: FlowPatch): FlowRecord {
  return present<FlowRecord>({ ...record, ...patch });
}

/** When an open flow ends, in epoch milliseconds; `Infinity` for one whose end is not known, and for any other. */
function expiryTime({ status, expiresAt = Infinity }: FlowRecord): number {
  return status === 'open' && Number.isFinite(expiresAt) ? expiresAt : Infinity;
}

function link(index: Map<string, Set<string>>, key: string | undefined, id: string): void {
  if (key === undefined) return;
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

function unlink(index: Map<string, Set<string>>, key: string | undefined, id: string): void {
  if (key === undefined) return;
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}
