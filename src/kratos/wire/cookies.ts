import { Cookie, CookieJar as ToughJar } from 'tough-cookie';
import type { SerializedCookieJar } from 'tough-cookie';
import type { ClientKind } from '../flow/types';
import type { Exchange, Header } from './exchange';
import type { CookieJar } from './types';

/**
 * A jar as a browser keeps it, empty or from what `serialize` gave (anything else counts as empty). Loopback hosts and names without a dot are hosts like any
 * other. A `Secure` cookie that came over http is kept to be shown and never sent over http, loopback or not: Kratos without `--dev` behind a plain address
 * is a trap worth seeing.
 */
export function createCookieJar(serialized?: unknown): CookieJar {
  const jar = restore(serialized);
  /**
   * What was asked since the jar changed, by URL without its query. A preview asks with each key that is pressed, and tough-cookie takes longer over a
   * header than all the rest of a request takes to be made.
   */
  const asked = new Map<string, string>();
  let held: readonly Cookie[] = [];
  /** Until when both are true (epoch milliseconds): the first cookie's time is over then. */
  let heldUntil = 0;
  const look = (): readonly Cookie[] => {
    if (Date.now() < heldUntil) return held;
    asked.clear();
    held = cookiesOf(jar);
    heldUntil = Math.min(Infinity, ...held.map((cookie) => expiryOf(cookie) ?? Infinity));
    return held;
  };
  return {
    header(url) {
      look();
      const place = url.split('?', 1)[0] ?? url;
      const header = asked.get(place) ?? headerFor(jar, url);
      asked.set(place, header);
      return header;
    },
    take(url, headers) {
      if (!URL.canParse(url)) return;
      heldUntil = 0;
      for (const [name, value] of headers)
        if (name.toLowerCase() === 'set-cookie') jar.setCookieSync(value, url, { ignoreError: true });
    },
    list: () =>
      look().map((cookie) => {
        const expires = expiryOf(cookie);
        return {
          name: cookie.key,
          value: cookie.value,
          ...(expires === undefined ? {} : { expires }),
          attributes: attributesOf(cookie),
        };
      }),
    serialize: () => jar.serializeSync(),
  };
}

/** What an exchange was for, as far as it decides about its cookies. */
export interface TakeRules {
  readonly client: ClientKind;
  readonly step: 'start' | 'fetch' | 'submit' | 'other';
}

/**
 * Takes over the cookies of an answer, as the persona's client must.
 *
 * - A native client keeps none: fetching a native flow sets a CSRF cookie, and every submit that carries a cookie is refused.
 * - A browser that fetches or submits with the wrong CSRF cookie gets 403 and a new one. A jar that took it would have lost all its open flows, since their
 *   tokens belong to the old one; so a 403 replaces no CSRF cookie that is there already. Everything else, also the continuity cookie of a 403
 *   `session_refresh_required`, is taken.
 */
export function takeFrom(jar: CookieJar, exchange: Exchange, rules: TakeRules): void {
  if (rules.client === 'native' || exchange.response === undefined) return;
  const { status, headers } = exchange.response;
  const refused = status === 403 && (rules.step === 'fetch' || rules.step === 'submit');
  jar.take(exchange.request.url, refused ? withoutHeld(headers, jar) : headers);
}

/** The headers without those that would replace a CSRF cookie of the jar. */
function withoutHeld(headers: readonly Header[], jar: CookieJar): readonly Header[] {
  const held = new Set(jar.list().map((cookie) => cookie.name));
  return headers.filter(([name, value]) => {
    const cookie = value.slice(0, value.indexOf('=')).trim();
    return name.toLowerCase() !== 'set-cookie' || !isCsrfCookie(cookie) || !held.has(cookie);
  });
}

/** True for Kratos's CSRF cookie, whose name ends with a hash of the server's own base URL. */
function isCsrfCookie(name: string): boolean {
  return name.startsWith('csrf_token_');
}

/** Names of the cookies that are kept but not sent to this URL because they are `Secure` and it is plain http. */
export function withheldCookies(jar: CookieJar, url: string): string[] {
  if (URL.parse(url)?.protocol !== 'http:') return [];
  return jar
    .list()
    .filter((cookie) => cookie.attributes.split('; ').includes('Secure'))
    .map((cookie) => cookie.name);
}

function restore(serialized: unknown): ToughJar {
  const options = { rejectPublicSuffixes: false, enforceSecureOriginOnStorage: false, allowSecureOnLocal: false };
  const jar = new ToughJar(undefined, { ...options, looseMode: true });
  if (!isSerialized(serialized)) return jar;
  for (const json of serialized.cookies) {
    const cookie = Cookie.fromJSON(json);
    if (cookie !== undefined) jar.store.putCookie(cookie, () => undefined);
  }
  return jar;
}

function isSerialized(value: unknown): value is SerializedCookieJar {
  return typeof value === 'object' && value !== null && 'cookies' in value && Array.isArray(value.cookies);
}

function cookiesOf(jar: ToughJar): Cookie[] {
  return (jar.serializeSync()?.cookies ?? [])
    .map((json) => Cookie.fromJSON(json))
    .filter((cookie) => cookie !== undefined)
    .filter(isAlive);
}

function headerFor(jar: ToughJar, url: string): string {
  if (!URL.canParse(url)) return '';
  return jar
    .getCookiesSync(url)
    .filter(isAlive)
    .map((cookie) => cookie.cookieString())
    .join('; ');
}

function isAlive(cookie: Cookie): boolean {
  return (expiryOf(cookie) ?? Infinity) > Date.now();
}

/** Epoch milliseconds; undefined for a cookie that ends with the browser. `Max-Age` counts from when the cookie came (tough-cookie counts from its last use). */
function expiryOf({ maxAge, expires, creation }: Cookie): number | undefined {
  if (typeof maxAge === 'number') return (creation instanceof Date ? creation.getTime() : Date.now()) + maxAge * 1000;
  return expires instanceof Date ? expires.getTime() : undefined;
}

function attributesOf(cookie: Cookie): string {
  const sameSite = cookie.sameSite === undefined || cookie.sameSite === '' ? undefined : cookie.sameSite;
  return [
    cookie.hostOnly === false ? `Domain=${cookie.domain ?? ''}` : undefined,
    `Path=${cookie.path ?? '/'}`,
    cookie.httpOnly ? 'HttpOnly' : undefined,
    cookie.secure ? 'Secure' : undefined,
    sameSite === undefined ? undefined : `SameSite=${sameSite.charAt(0).toUpperCase()}${sameSite.slice(1)}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}
