import type { Missing, SeenExchange } from '../exchange/seen';
import type { Header } from '../exchange/types';
import { isCsrfCookie } from '../flow/cookieTrouble';
import { readHeader } from '../flow/headers';
import { filledTextAt, isObject, objectAt, present, readJson, textAt, type JsonObject } from '../flow/json';
import { plainHeaders, readHarEntry, splitCookies } from './harEntry';
import { senderOf } from './sender';

/** Kratos's own paths. Behind a proxy they stand behind others. */
const ownPath = /\/(?:self-service|sessions|\.well-known\/ory)(?:\/|$)/;

/**
 * Picks from the entries of a HAR file those that concern Kratos: its own paths, whatever else sets its CSRF cookie (a
 * favicon that is asked on its port does), and the address that an answer sent the page to.
 */
export class HarFilter {
  /** The program that wrote the file. */
  creator = '';
  /** How often each page was left for another. */
  readonly #loads = new Map<string, number>();
  #wanted: string | undefined;
  #beginnings = 0;
  #cookies = 0;
  #kept = 0;

  /** An entry as it stands in the file: one exchange, or none. Names what the entry leaves out. */
  take(entry: unknown, missing: Missing[]): readonly SeenExchange[] {
    if (!isObject(entry)) return [];
    const url = textAt(objectAt(entry, 'request') ?? {}, 'url') ?? '';
    const page = filledTextAt(entry, 'pageref') ?? '';
    if (isPage(entry)) this.#loads.set(page, (this.#loads.get(page) ?? 0) + 1);
    const isOwn = ownPath.test(URL.parse(url)?.pathname ?? '');
    if (!isOwn && url !== this.#wanted && !setsCsrfCookie(entry)) return [];
    const seen = readHarEntry(entry, isOwn, missing);
    if (!seen) return [];
    this.#kept += 1;
    const { request, response } = seen.exchange;
    const isAnsweredInFull = response !== undefined && response.status > 0;
    if (isAnsweredInFull && /\/self-service\/[a-z]+\/browser$/.test(URL.parse(url)?.pathname ?? ''))
      this.#beginnings += 1;
    this.#cookies += countCookies(request.headers) + countCookies(response?.headers ?? []);
    this.#wanted = isOwn ? wantedBy(response?.headers ?? [], response?.body ?? '') : this.#wanted;
    return [
      present<SeenExchange>({ ...seen, pageId: page === '' ? undefined : `${page}/${this.#loads.get(page) ?? 0}` }),
    ];
  }

  /** Kratos sets a cookie with every browser flow that begins: a file without any has lost them. */
  get #isSanitized(): boolean {
    return this.#beginnings > 0 && this.#cookies === 0;
  }

  withheld(): readonly Missing[] {
    return [
      ...(this.#isSanitized ? [{ kind: 'sanitized' } as const] : []),
      ...(this.#isOfSafari && this.#kept > 0 ? [{ kind: 'redirects' } as const] : []),
    ];
  }

  /** Of a request that was redirected, its file has the last address and answer alone. */
  get #isOfSafari(): boolean {
    return this.creator.startsWith('WebKit');
  }

  /** The exchanges, marked where their cookies were taken out: that none are there says nothing then. */
  marked(seen: readonly SeenExchange[]): readonly SeenExchange[] {
    if (!this.#isSanitized) return seen;
    return seen.map((one) => {
      const { unrecorded = [] } = one.exchange;
      return { ...one, exchange: { ...one.exchange, unrecorded: [...unrecorded, 'cookies'] } };
    });
  }
}

function setsCsrfCookie(entry: Readonly<Record<string, unknown>>): boolean {
  const { headers } = objectAt(entry, 'response') ?? {};
  return (
    Array.isArray(headers) &&
    headers.some(
      (header) =>
        isObject(header) &&
        textAt(header, 'name')?.toLowerCase() === 'set-cookie' &&
        splitCookies(textAt(header, 'value') ?? '').some(isCsrfCookie),
    )
  );
}

/** Whether a page was loaded: Chromium says so, of others the headers of the request do. */
function isPage(entry: JsonObject): boolean {
  const kind = filledTextAt(entry, '_resourceType');
  if (kind !== undefined) return kind === 'document';
  return senderOf(plainHeaders(objectAt(entry, 'request') ?? {})) === 'navigation';
}

function countCookies(headers: readonly Header[]): number {
  return headers.filter(([name]) => /^(?:set-)?cookie$/i.test(name)).length;
}

/** Where an answer sends the whole page. */
function wantedBy(headers: readonly Header[], body: string): string | undefined {
  const json = body.includes('redirect_browser_to') ? readJson(body) : undefined;
  return readHeader(headers, 'location') ?? (isObject(json) ? filledTextAt(json, 'redirect_browser_to') : undefined);
}
