import type { SeenExchange } from '../exchange/seen';
import type { FlowRecord } from '../record/types';
import { assignExchange, type KnownFlows, type Watched } from './assign';
import { findMistake, type FoundMistake, type SeenStep } from './mistakes';
import { RedirectCircle } from './redirectCircle';

/** How many steps are remembered to tell what a client made of them. */
const remembered = 50;

/** What an exchange of a client came to. */
export interface Sorted {
  /** The flow that it is a step of, with that step. */
  readonly record: FlowRecord | undefined;
  readonly found: FoundMistake | undefined;
}

/** Puts the exchanges of one client that is not ours, in their order, to the flows that they are steps of. */
export class FlowSorter {
  readonly #steps: SeenStep[] = [];
  /** The address that the last answer sent the client to: whatever it is, it shows whether the client went there. */
  #wanted: string | undefined;
  readonly #circle = new RedirectCircle();

  constructor(
    private readonly known: KnownFlows,
    private readonly watched: Watched,
  ) {}

  /** Whether the last answer sent the client to an address. */
  isWanted(url: string): boolean {
    return url === this.#wanted;
  }

  take(seen: SeenExchange): Sorted {
    const circle = this.#circle.repeats(seen);
    if (circle) return { record: undefined, ...circle };
    const record = assignExchange(
      this.known,
      seen.exchange,
      this.watched,
      this.#steps.map(({ exchange }) => exchange),
    );
    const step: SeenStep = record ? { ...seen, flowId: record.id, outcome: record.outcome } : seen;
    const found = findMistake(step, this.#steps);
    if (record) this.#wanted = 'url' in record.outcome ? record.outcome.url : undefined;
    this.#circle.take(step);
    this.#steps.push(step);
    if (this.#steps.length > remembered) this.#steps.shift();
    return { record, found };
  }
}
