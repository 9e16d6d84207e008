import { UnderWay } from '../exchange/underWay';
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
 * apart.
 */
export class Hops {
  readonly #chains = new UnderWay<Chain>(() => ({ urls: [], answers: [] }));

  /** What an event completes, whichever session of the browser it came from. */
  hear(event: DevToolsEvent): HopAnswer | undefined {
    if (event.method === 'Network.requestWillBeSent') {
      const { requestId, request, redirectResponse, redirectHasExtraInfo } = event.params;
      const chain = this.#chains.of(requestId);
      if (redirectResponse && !redirectHasExtraInfo) chain.answers.push(undefined);
      chain.urls.push(request.url);
      return answerAt(chain, chain.urls.length - 1);
    }
    if (event.method === 'Network.responseReceivedExtraInfo') {
      const chain = this.#chains.of(event.params.requestId);
      chain.answers.push(event.params.headers);
      return answerAt(chain, chain.answers.length - 1);
    }
    if (event.method === 'Network.loadingFinished' || event.method === 'Network.loadingFailed')
      this.#forget(event.params.requestId);
    return undefined;
  }

  #forget(requestId: string): void {
    const { answers, urls } = this.#chains.of(requestId);
    // Raw headers may still come.
    if (answers.length >= urls.length) this.#chains.forget(requestId);
  }
}

function answerAt({ urls, answers }: Chain, at: number): HopAnswer | undefined {
  const [url, headers] = [urls[at], answers[at]];
  return url === undefined || headers === undefined ? undefined : { url, headers };
}
