import { Cookie, CookieJar as ToughJar } from 'tough-cookie';
import type { SerializedCookieJar } from 'tough-cookie';
import { present } from '../flow/json';
import { isCsrfCookie } from '../flow/cookieTrouble';
import type { CookieTrouble } from '../flow/cookieTrouble';
import type { ClientKind } from '../flow/types';
import { writeAttributes, findRefusal, standsAlone, findWithholding } from './cookieRules';
import { cookieHost } from '../flow/cookiePlaces';
import type { Exchange, Header } from '../exchange/types';
import { readRefused } from './refusedCookies';
import type { RefusedCookie } from './refusedCookies';
import type { CookieJar, JarCookie } from './types';

export interface JarOptions {
  /** `Secure` cookies are not sent over http to this machine either, as by clients that know no exception for it. */
  readonly withholdsSecure?: boolean;
}

/**
 * A jar as Chromium keeps it, empty or from what `serialize` gave (anything else counts as empty): Kratos without
 * `--dev` sends `Secure` cookies, and they go to http on this machine. What was refused is remembered without its value
 * until the server sets a cookie of that name that can be kept.
 */
export function createCookieJar(serialized?: unknown, { withholdsSecure = false }: JarOptions = {}): CookieJar {
  const jar = restore(serialized, withholdsSecure);
  const refused = new Map<string, RefusedCookie>(readRefused(serialized).map((one) => [one.name, one]));
  /**
   * What was asked since the jar changed, by URL without its query. A preview asks with each key that is pressed, and
   * tough-cookie takes longer over a header than all the rest of a request takes to be made.
   */
  const asked = new Map<string, string>();
  let held: readonly Cookie[] = [];
  /** Until when both are true (epoch milliseconds): the first cookie's time is over then. */
  let heldUntil = 0;
  const look = (): readonly Cookie[] => {
    if (Date.now() < heldUntil) return held;
    asked.clear();
    held = allCookies(jar);
    heldUntil = Math.min(Infinity, ...held.map((cookie) => cookieExpiry(cookie) ?? Infinity));
    return held;
  };
  const troublesAt = (url: string): readonly CookieTrouble[] => {
    const place = URL.parse(url);
    if (place === null) return [];
    const unsent = look().flatMap((cookie): CookieTrouble[] => {
      const kind = findWithholding(cookie, place, withholdsSecure);
      const { key: name, domain } = cookie;
      return kind === undefined
        ? []
        : [{ kind, name, attributes: writeAttributes(cookie), host: domain ?? '', asked: url }];
    });
    const here = [...refused.values()].filter(({ host }) => host === cookieHost(place));
    const sent = new Set(
      headerFor(jar, url)
        .split('; ')
        .map((pair) => pair.split('=', 1)[0]),
    );
    return [...here.map((one) => ({ ...one, asked: url })), ...unsent].filter(({ name }) => !sent.has(name));
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
      const place = URL.parse(url);
      if (place === null) return;
      heldUntil = 0;
      for (const [name, value] of headers) {
        const cookie = name.toLowerCase() === 'set-cookie' ? Cookie.parse(value, { loose: true }) : undefined;
        if (cookie === undefined) continue;
        const kind = findRefusal(cookie, place);
        if (kind === undefined) {
          // tough-cookie does not find such a cookie again by its domain.
          if (standsAlone(place)) cookie.domain = null;
          jar.setCookieSync(cookie, url, { ignoreError: true });
          refused.delete(cookie.key);
        } else if (isAlive(cookie)) {
          refused.set(cookie.key, {
            kind,
            name: cookie.key,
            attributes: writeAttributes(cookie),
            host: cookieHost(place),
          });
        }
      }
    },
    list: () =>
      look().map((cookie) => {
        const expires = cookieExpiry(cookie);
        return {
          name: cookie.key,
          value: cookie.value,
          ...(expires === undefined ? {} : { expires }),
          attributes: writeAttributes(cookie),
        };
      }),
    entries: () => look().map(jarCookie),
    troubles(...urls) {
      const found = new Map<string, CookieTrouble>();
      for (const url of urls)
        for (const trouble of troublesAt(url)) if (!found.has(trouble.name)) found.set(trouble.name, trouble);
      return [...found.values()];
    },
    serialize: () => ({ ...jar.serializeSync(), refused: [...refused.values()] }),
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
 * - A native client keeps none: fetching a native flow sets a CSRF cookie, and every submit that carries a cookie is
 *   refused.
 * - A browser that fetches or submits with the wrong CSRF cookie gets 403 and a new one. A jar that took it would have
 *   lost all its open flows, since their
 *  tokens belong to the old one; so a 403 replaces no CSRF cookie that is there already. Everything else, also the
 *   continuity cookie of a 403
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

/** Who may set what is `findRefusal`'s to say; tough-cookie keeps, finds and sends. */
function restore(serialized: unknown, withholdsSecure: boolean): ToughJar {
  const options = { rejectPublicSuffixes: false, enforceSecureOriginOnStorage: false, looseMode: true };
  const jar = new ToughJar(undefined, {
    ...options,
    prefixSecurity: 'unsafe-disabled',
    allowSecureOnLocal: !withholdsSecure,
  });
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

function allCookies(jar: ToughJar): Cookie[] {
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

function jarCookie(cookie: Cookie): JarCookie {
  return present<JarCookie>({
    name: cookie.key,
    value: cookie.value,
    expires: cookieExpiry(cookie),
    domain: cookie.domain ?? '',
    hostOnly: cookie.hostOnly !== false,
    path: cookie.path ?? '/',
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: sameSites.find((one) => one.toLowerCase() === cookie.sameSite?.toLowerCase()),
  });
}

const sameSites = ['Strict', 'Lax', 'None'] as const;

function isAlive(cookie: Cookie): boolean {
  return (cookieExpiry(cookie) ?? Infinity) > Date.now();
}

/**
 * Epoch milliseconds; undefined for a cookie that ends with the browser. `Max-Age` counts from when the cookie came
 * (tough-cookie counts from its last use).
 */
function cookieExpiry({ maxAge, expires, creation }: Cookie): number | undefined {
  if (typeof maxAge === 'number') return (creation instanceof Date ? creation.getTime() : Date.now()) + maxAge * 1000;
  return expires instanceof Date ? expires.getTime() : undefined;
}
