import { createEmitter } from './emitter';
import type { Listen } from './emitter';
import type { StoreChange } from './types';

/** The origin of the page that keys answer for, by connection and site (the relying party's id; empty: not named). */
export type KnownOrigins = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where they are kept, read and written as a whole. Holds no secret. */
export interface OriginMemory {
  get(): KnownOrigins | undefined;
  set(origins: KnownOrigins): void;
}

/** Remembers which page the keys of a site answer for: a flow never tells, and a person is asked once. */
export class OriginBook {
  readonly #changes = createEmitter<StoreChange>();

  readonly onDidChange: Listen<StoreChange> = this.#changes.on;

  constructor(private readonly memory: OriginMemory) {}

  get(connectionId: string, rpId = ''): string | undefined {
    const all = this.memory.get() ?? {};
    const known = Object.hasOwn(all, connectionId) ? (all[connectionId] ?? {}) : {};
    return Object.hasOwn(known, rpId) ? known[rpId] : undefined;
  }

  set(connectionId: string, rpId = '', origin: string): void {
    const all = this.memory.get() ?? {};
    this.memory.set({ ...all, [connectionId]: { ...all[connectionId], [rpId]: origin } });
    this.#changes.emit({ kind: 'connection', id: connectionId });
  }

  forget(connectionId: string): void {
    const { [connectionId]: known, ...others } = this.memory.get() ?? {};
    if (known) this.memory.set(others);
  }
}

/** A book that remembers as long as it lives. */
export function freshOriginBook(): OriginBook {
  let kept: KnownOrigins | undefined;
  return new OriginBook({
    get: () => kept,
    set: (origins) => {
      kept = origins;
    },
  });
}
