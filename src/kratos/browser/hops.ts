import type { DevToolsEvent } from './devtools';

/** An answer's raw headers, with the address that gave it. */
export interface HopAnswer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request with its redirects: addresses and raw answers, each in their order. */
interface Chain {
  readonly urls: string[];
  /** `undefined` for a hop that was told to have none. */
  readonly answers: (HopAnswer['headers'] | undefined)[];
}

/**
 * Brings the raw headers of answers together with their addresses. They come in events of their own, before or after
 * those of the request, without an address, and all redirects of a request have one id: only the order tells them
 * apart. So much is kept of requests that have not ended.
 */
export class Hops {
  readonly #chains = new Map<string, Chain>();

  /** What an event completes. `source` is the session it came from. */
  hear(source: string, event: DevToolsEvent): HopAnswer | undefined {
    if (event.method === 'Network.requestWillBeSent') {
      const { requestId, request, redirectResponse, redirectHasExtraInfo } = event.params;
      const chain = this.#chain(source, requestId);
      if (redirectResponse && !redirectHasExtraInfo) chain.answers.push(undefined);
      chain.urls.push(request.url);
      return answerAt(chain, chain.urls.length - 1);
    }
    if (event.method === 'Network.responseReceivedExtraInfo') {
      const chain = this.#chain(source, event.params.requestId);
      chain.answers.push(event.params.headers);
      return answerAt(chain, chain.answers.length - 1);
    }
    if (event.method === 'Network.loadingFinished' || event.method === 'Network.loadingFailed')
      this.#forget(source, event.params.requestId);
    return undefined;
  }

  #chain(source: string, requestId: string): Chain {
    const key = `${source}/${requestId}`;
    const known = this.#chains.get(key);
    if (known) return known;
    const chain: Chain = { urls: [], answers: [] };
    this.#chains.set(key, chain);
    // Those that never end (streams, what a closed tab left) do not pile up.
    const oldest = this.#chains.keys().next().value;
    if (this.#chains.size > most && oldest !== undefined) this.#chains.delete(oldest);
    return chain;
  }

  #forget(source: string, requestId: string): void {
    const key = `${source}/${requestId}`;
    const chain = this.#chains.get(key);
    // Raw headers may still come.
    if (chain && chain.answers.length >= chain.urls.length) this.#chains.delete(key);
  }
}

const most = 500;

function answerAt({ urls, answers }: Chain, at: number): HopAnswer | undefined {
  const [url, headers] = [urls[at], answers[at]];
  return url === undefined || headers === undefined ? undefined : { url, headers };
}
