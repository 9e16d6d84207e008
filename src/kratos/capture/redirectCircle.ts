import type { Exchange } from '../exchange/types';
import { readHeader } from '../flow/headers';
import type { FoundMistake, SeenStep } from './mistakes';

/** One of the redirects that were followed without a stop. */
interface Hop {
  readonly step: SeenStep;
  readonly location: string | undefined;
}

/** Tells redirects that lead back to where they come from, until the client gives up: a browser follows twenty. */
export class RedirectCircle {
  #hops: Hop[] = [];
  #isClosed = false;

  /**
   * Whether an exchange only repeats what this client was answered a moment ago; with the mistake, once for each
   * circle. One that is answered otherwise than before, as by a page that tries whether cookies come back, is none.
   */
  repeats({ exchange }: Pick<SeenStep, 'exchange'>): { readonly found: FoundMistake | undefined } | undefined {
    if (exchange.request.url !== this.#hops.at(-1)?.location && !this.#hasAsked(exchange)) return undefined;
    const before = this.#hops.find(({ step }) => isSame(step.exchange, exchange));
    if (before === undefined) return undefined;
    const isGivenUp = this.#isClosed && exchange.response === undefined;
    if (!isGivenUp && (before.location === undefined || before.location !== locationOf(exchange))) return undefined;
    const mistake = { kind: 'redirect-circle', url: exchange.request.url } as const;
    const found = this.#isClosed ? undefined : { mistake, step: before.step };
    this.#isClosed = true;
    return { found };
  }

  /** A step that repeats nothing. */
  take(step: SeenStep): void {
    const location = locationOf(step.exchange);
    if (this.#isClosed || step.exchange.request.url !== this.#hops.at(-1)?.location) {
      this.#hops = [];
      this.#isClosed = false;
    }
    if (location !== undefined) this.#hops.push({ step, location });
  }

  #hasAsked(exchange: Exchange): boolean {
    return this.#isClosed && this.#hops.some(({ step }) => isSame(step.exchange, exchange));
  }
}

function isSame(one: Exchange, other: Exchange): boolean {
  return one.request.url === other.request.url && one.request.method === other.request.method;
}

/** Where a redirect leads. */
function locationOf({ request, response }: Exchange): string | undefined {
  if (response === undefined || response.status < 300 || response.status >= 400) return undefined;
  const location = readHeader(response.headers, 'location');
  return location === undefined ? undefined : URL.parse(location, request.url)?.href;
}
