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
      // A page that turns out to be a download is given up by the browser, and nothing is wrong.
      const isWrong = url !== undefined && canceled !== true && errorText !== 'net::ERR_ABORTED';
      if (isWrong) return [{ kind: 'not-loaded', url, error: errorText }];
    } else if (event.method === 'Page.frameNavigated') {
      const { parentId, unreachableUrl, url, urlFragment = '' } = event.params.frame;
      if (parentId === undefined) return [{ kind: 'came-to', url: unreachableUrl ?? url + urlFragment }];
    }
    return [];
  }
}
