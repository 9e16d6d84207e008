import type { FlowRecord } from '../record/types';

interface Counted {
  readonly personaId: string;
  readonly exchanges: number;
}

/** Counts, for each persona, the exchanges of flows that were only watched, never driven here. */
export class CapturedTally {
  /** By flow, those that changed longest ago in front. */
  readonly #flows = new Map<string, Counted>();
  readonly #sums = new Map<string, number>();

  /** Counts a flow as it is now. */
  note({ id, personaId = '', exchanges }: FlowRecord): void {
    this.forget(id);
    if (exchanges.length === 0 || !exchanges.every(({ source }) => source === 'captured')) return;
    this.#flows.set(id, { personaId, exchanges: exchanges.length });
    this.#add(personaId, exchanges.length);
  }

  forget(id: string): void {
    const counted = this.#flows.get(id);
    if (!counted) return;
    this.#flows.delete(id);
    this.#add(counted.personaId, -counted.exchanges);
  }

  /** The flows of personas that have more than so many exchanges: without them, they no longer have. The last stays. */
  surplus(most: number, isHeld: (id: string) => boolean): readonly string[] {
    const over = new Map([...this.#sums].filter(([, sum]) => sum > most).map(([id, sum]) => [id, sum - most]));
    if (over.size === 0) return [];
    const last = new Map([...this.#flows].map(([id, { personaId }]) => [personaId, id]));
    const found: string[] = [];
    for (const [id, { personaId, exchanges }] of this.#flows) {
      const left = over.get(personaId) ?? 0;
      if (left <= 0 || last.get(personaId) === id || isHeld(id)) continue;
      over.set(personaId, left - exchanges);
      found.push(id);
    }
    return found;
  }

  #add(personaId: string, exchanges: number): void {
    const sum = (this.#sums.get(personaId) ?? 0) + exchanges;
    if (sum > 0) this.#sums.set(personaId, sum);
    else this.#sums.delete(personaId);
  }
}
