import { getEventListeners } from 'node:events';
import { globalAgent, type Agent } from 'node:http';
import { globalAgent as tlsAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../../src/kratos/exchange/types';
import { createTransport } from '../../src/kratos/wire/transport';
import type { Transport } from '../../src/kratos/wire/types';
import type { Fault } from './faults';
import type { Front } from './front';

/** So long waits whoever waits for what never ends. */
export const impatienceMs = 120;

/** An exchange that met the fault. */
export interface Hit {
  readonly fault: Fault;
  readonly exchange: Exchange;
}

/**
 * One journey on which every exchange meets a fault the first time that it is tried, and none when it is tried again.
 * What each step sends is told apart by method and path.
 */
export class Trial {
  /** What was not as it must be, in sentences. */
  readonly complaints: string[] = [];
  /** How many exchanges met the fault. */
  tried = 0;
  readonly transport: Transport;
  /** Goes along with everything that is sent. */
  readonly signal = new AbortController().signal;
  readonly #met = new Set<string>();
  #hit: Hit | undefined;

  constructor(
    readonly name: string,
    fault: Fault | undefined,
    fronts: readonly Front[],
  ) {
    const inner = createTransport();
    this.transport = {
      send: async (request, options = {}) => {
        const key = `${request.method} ${request.url.split('?')[0] ?? ''}`;
        if (!fault || this.#met.has(key)) return inner.send(request, options);
        this.#met.add(key);
        for (const front of fronts) await front.turn(fault);
        const exchange = await inner.send(request, fault.neverEnds ? { ...options, timeoutMs: impatienceMs } : options);
        for (const front of fronts) await front.turn(undefined);
        this.tried += 1;
        this.#hit = { fault, exchange };
        return exchange;
      },
    };
  }

  /** A step begins: its exchanges meet the fault anew. */
  begin(): void {
    this.#met.clear();
  }

  /** The exchange that met the fault since this was asked last. */
  take(): Hit | undefined {
    const hit = this.#hit;
    this.#hit = undefined;
    return hit;
  }

  /** Whether an exchange met the fault since `take`. */
  get isHit(): boolean {
    return this.#hit !== undefined;
  }

  complain(what: string): void {
    this.complaints.push(`${this.name}: ${what}`);
  }

  /** What a step leaves behind: nobody listens for the end of a request that is over, and no socket waits for more. */
  async lookForRests(): Promise<void> {
    const rests = (): string[] => {
      const listening = getEventListeners(this.signal, 'abort').length;
      const sockets = busySockets(globalAgent) + busySockets(tlsAgent);
      return [...(listening > 0 ? [`${listening} listeners`] : []), ...(sockets > 0 ? [`${sockets} sockets`] : [])];
    };
    for (let tries = 0; rests().length > 0 && tries < 500; tries += 1) await sleep(10);
    if (rests().length > 0) this.complain(`left behind: ${rests().join(', ')}`);
  }
}

function busySockets({ sockets, requests }: Agent): number {
  return [...Object.values(sockets), ...Object.values(requests)].reduce((sum, list) => sum + (list?.length ?? 0), 0);
}
