import { cookieHost, coversPath, isSecurePlace } from './cookiePlaces';
import type { CookieTrouble, CookieTroubleKind } from './cookieTrouble';
import { readHeader } from './headers';
import type { SentRequest } from './recorded';

interface Cookie {
  readonly name: string;
  readonly domain: string | undefined;
  readonly path: string;
  readonly isSecure: boolean;
  readonly sameSite: string;
  /** As they were written, without how long it lives. */
  readonly attributes: string;
}

/**
 * Why a cookie that an answer set did not go along with a request, by its attributes alone; undefined when they do not
 * keep it from there. `from` is the address that set it.
 */
export function findCookieJourney(setCookie: string, from: string, request: SentRequest): CookieTrouble | undefined {
  const [home, asked] = [URL.parse(from), URL.parse(request.url)];
  if (!home || !asked) return undefined;
  const cookie = readCookie(setCookie);
  const kind = refusedAtHome(cookie, home) ?? keptFrom(cookie, home, asked, request);
  return kind && { kind, name: cookie.name, attributes: cookie.attributes, host: cookieHost(home), asked: request.url };
}

function refusedAtHome({ domain, isSecure, sameSite }: Cookie, home: URL): CookieTroubleKind | undefined {
  if (domain !== undefined && !covers(domain, cookieHost(home))) return 'domain';
  if (isSecure && !isSecurePlace(home)) return 'secure';
  return sameSite === 'none' && !isSecure ? 'needs-secure' : undefined;
}

function keptFrom(
  { domain, path, isSecure, sameSite }: Cookie,
  home: URL,
  asked: URL,
  { method, headers }: SentRequest,
): CookieTroubleKind | undefined {
  const host = cookieHost(asked);
  if (domain === undefined ? host !== cookieHost(home) : !covers(domain, host)) return 'other-host';
  if (isSecure && !isSecurePlace(asked)) return 'secure';
  if (!coversPath(path, asked.pathname)) return 'path';
  const isBrowser = readHeader(headers, 'user-agent')?.startsWith('Mozilla/') === true;
  if (isSecure && asked.protocol === 'http:' && !isBrowser) return 'withheld';
  const isVisit = method === 'GET' && readHeader(headers, 'sec-fetch-mode') === 'navigate';
  const isFromElsewhere = readHeader(headers, 'sec-fetch-site') === 'cross-site';
  return isFromElsewhere && sameSite !== 'none' && !(isVisit && sameSite !== 'strict') ? 'same-site' : undefined;
}

function covers(domain: string, host: string): boolean {
  return domain === host || host.endsWith(`.${domain}`);
}

function readCookie(setCookie: string): Cookie {
  const [pair = '', ...rest] = setCookie.split(';').map((part) => part.trim());
  const values = new Map(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=', 2);
      return [name.trim().toLowerCase(), value.trim()];
    }),
  );
  const path = values.get('path') ?? '/';
  const domain = values.get('domain')?.replace(/^\./, '').toLowerCase();
  return {
    name: pair.split('=', 1)[0] ?? '',
    domain: domain === '' ? undefined : domain,
    path: path.startsWith('/') ? path : '/',
    isSecure: values.has('secure'),
    sameSite: (values.get('samesite') ?? 'lax').toLowerCase(),
    attributes: rest.filter((part) => !/^(?:expires|max-age)=/i.test(part)).join('; '),
  };
}
