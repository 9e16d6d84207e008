import { namesSet } from './cookies';
import type { DevToolsEvent } from './devtools';
import { Hops } from './hops';
import type { Target } from './targets';

/** What an event says of pages and cookies. */
export type PageNews =
  /** A page (not a frame of it) came to an address. */
  | { readonly kind: 'came-to'; readonly url: string }
  /** A page could not be loaded, with the browser's own word for it, such as `net::ERR_CONNECTION_REFUSED`. */
  | { readonly kind: 'not-loaded'; readonly url: string; readonly error: string }
  /** Somebody set cookies. */
  | { readonly kind: 'cookies-set' }
  /** This address set cookies of these names. */
  | { readonly kind: 'set-by'; readonly url: string; readonly names: readonly string[] };

/** Reads from the events of a browser's targets where its pages are, and who sets cookies. */
export class PageWatch {
  readonly #hops = new Hops();
  /** Pages under way, by session and request: where they were asked for. */
  readonly #pages = new Map<string, string>();
  /** By session: the page that was answered and not come to yet, and the request of the one that was come to last. */
  readonly #answered = new Map<string, { readonly loaderId: string; readonly url: string }>();
  readonly #reached = new Map<string, string>();

  hear(target: Target, event: DevToolsEvent): readonly PageNews[] {
    const news: PageNews[] = [...this.#heardOfPages(target, event)];
    if (event.method === 'Network.responseReceivedExtraInfo' && namesSet(event.params.headers).length > 0)
      news.push({ kind: 'cookies-set' });
    const answer = this.#hops.hear(event);
    const names = answer ? namesSet(answer.headers) : [];
    return answer && names.length > 0 ? [...news, { kind: 'set-by', url: answer.url, names }] : news;
  }

  #heardOfPages({ sessionId, targetId }: Target, event: DevToolsEvent): readonly PageNews[] {
    if (event.method === 'Network.requestWillBeSent') {
      const { requestId, loaderId, frameId, request } = event.params;
      if (requestId === loaderId && frameId === targetId) this.#pages.set(`${sessionId}/${requestId}`, request.url);
    } else if (event.method === 'Network.loadingFinished') {
      this.#pages.delete(`${sessionId}/${event.params.requestId}`);
    } else if (event.method === 'Network.loadingFailed') {
      const { requestId, errorText, canceled } = event.params;
      const url = this.#pages.get(`${sessionId}/${requestId}`);
      this.#pages.delete(`${sessionId}/${requestId}`);
      if (this.#answered.get(sessionId)?.loaderId === requestId) this.#answered.delete(sessionId);
      // A page that turns out to be a download is given up by the browser, and nothing is wrong.
      const isWrong = url !== undefined && canceled !== true && errorText !== 'net::ERR_ABORTED';
      if (isWrong) return [{ kind: 'not-loaded', url, error: errorText }];
    } else if (event.method === 'Page.frameNavigated') {
      const { parentId, loaderId, unreachableUrl, url, urlFragment = '' } = event.params.frame;
      if (parentId !== undefined) return [];
      this.#reached.set(sessionId, loaderId);
      this.#answered.delete(sessionId);
      return [{ kind: 'came-to', url: unreachableUrl ?? url + urlFragment }];
    } else if (event.method === 'Network.responseReceived') {
      const { requestId, loaderId, frameId, response } = event.params;
      if (requestId === loaderId && frameId === targetId)
        this.#answered.set(sessionId, { loaderId, url: response.url });
    } else if (event.method === 'Page.frameStoppedLoading' && event.params.frameId === targetId)
      return this.#missed(sessionId);
    return [];
  }

  /**
   * A page that was answered and has stopped loading is there. Where a navigation leads to another process right after
   * its tab began, Chromium 156 now and then does not tell so.
   */
  #missed(sessionId: string): readonly PageNews[] {
    const page = this.#answered.get(sessionId);
    if (!page || this.#reached.get(sessionId) === page.loaderId) return [];
    this.#answered.delete(sessionId);
    return [{ kind: 'came-to', url: page.url }];
  }
}
