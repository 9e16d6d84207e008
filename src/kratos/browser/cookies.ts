import type Protocol from 'devtools-protocol';
import { present } from '../flow/json';
import type { JarCookie } from '../wire/types';

type BrowserCookie = Protocol.Network.Cookie;

/** A cookie of a browser as a jar holds one. Without a dot before its domain it is for that host alone. */
export function held(cookie: BrowserCookie): JarCookie {
  const { name, value, domain, path, expires, secure, httpOnly, sameSite } = cookie;
  return present<JarCookie>({
    name,
    value,
    expires: expires > 0 ? expires * 1000 : undefined,
    domain: domain.replace(/^\./, ''),
    hostOnly: !domain.startsWith('.'),
    path,
    secure,
    httpOnly,
    sameSite,
  });
}

/** A cookie as a browser is told to keep it. With a domain it would be for all hosts below that too. */
export function toBrowser(cookie: JarCookie): Protocol.Network.CookieParam {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, expires } = cookie;
  return present<Protocol.Network.CookieParam>({
    name,
    value,
    url: placeOf(cookie),
    domain: hostOnly ? undefined : `.${domain}`,
    path,
    secure,
    httpOnly,
    sameSite,
    expires: expires === undefined ? undefined : expires / 1000,
  });
}

/** A cookie as a server would have set it, for a jar: where it came from, and the header. */
export function toJar(cookie: JarCookie): { readonly url: string; readonly header: string } {
  const { name, value, domain, hostOnly, path, expires, secure, httpOnly, sameSite } = cookie;
  return {
    url: placeOf(cookie),
    header: [
      `${name}=${value}`,
      hostOnly ? undefined : `Domain=${domain}`,
      `Path=${path}`,
      expires === undefined ? undefined : `Expires=${new Date(expires).toUTCString()}`,
      httpOnly ? 'HttpOnly' : undefined,
      secure ? 'Secure' : undefined,
      sameSite === undefined ? undefined : `SameSite=${sameSite}`,
    ]
      .filter((part) => part !== undefined)
      .join('; '),
  };
}

/** A cookie whose time is over: whoever is told to keep it forgets it. */
export function over(cookie: JarCookie): JarCookie {
  return { ...cookie, value: '', expires: 1000 };
}

/** Tells whether two cookies are one: a browser and a jar keep one of a name for each domain and path. */
export function cookieId({ name, domain, path }: Pick<JarCookie, 'name' | 'domain' | 'path'>): string {
  return [name, domain.replace(/^\./, ''), path].join(';');
}

/**
 * The cookies of a browser that belong into a persona's jar: they would go to Kratos's host, and Kratos set them. The
 * names that it uses by itself are known; `known` are those that it was seen to set. Ports do not separate cookies, so
 * those of a provider on the same host are among what is given here, and would have Kratos refuse its native flows.
 *
 * Left out is what says nothing: a value that the browser could not write down (not UTF-8, then it is empty though it
 * has a size), and what is kept apart for another site's pages.
 */
export function ofKratos(
  cookies: readonly BrowserCookie[],
  publicUrl: string,
  known: ReadonlySet<string>,
): readonly BrowserCookie[] {
  const own = cookies.filter(
    (cookie) =>
      (known.has(cookie.name) || isKratosName(cookie.name)) &&
      covers(cookie.domain, hostOf(publicUrl)) &&
      (cookie.value !== '' || cookie.size <= cookie.name.length) &&
      isFirstParty(cookie, publicUrl),
  );
  const plain = new Set(own.filter(({ partitionKey }) => partitionKey === undefined).map(cookieId));
  return own.filter((cookie) => cookie.partitionKey === undefined || !plain.has(cookieId(cookie)));
}

/** Whether a cookie has a name that Kratos, or Ory Network, gives without being told. */
export function isKratosName(name: string): boolean {
  return /^(?:__Host-|__Secure-)?(?:csrf_token|ory_kratos_|ory_session_)/.test(name);
}

/** The names that `Set-Cookie` headers set, joined by newlines as DevTools hands them over. */
export function namesSet(headers: Readonly<Record<string, string>>): readonly string[] {
  const lines = Object.entries(headers)
    .filter(([header]) => header.toLowerCase() === 'set-cookie')
    .flatMap(([, value]) => value.split('\n'));
  return lines.map((line) => line.split(';', 1)[0]?.split('=', 1)[0]?.trim() ?? '').filter((name) => name !== '');
}

/** A partitioned cookie belongs to the pages of one site: here, those of Kratos's own. */
function isFirstParty({ partitionKey, partitionKeyOpaque }: BrowserCookie, publicUrl: string): boolean {
  if (partitionKey === undefined) return partitionKeyOpaque !== true;
  const site = URL.parse(partitionKey.topLevelSite)?.hostname;
  return !partitionKey.hasCrossSiteAncestor && site !== undefined && covers(`.${site}`, hostOf(publicUrl));
}

function covers(domain: string, host: string): boolean {
  const bare = domain.replace(/^\./, '');
  return bare === host || (domain.startsWith('.') && host.endsWith(domain));
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname.replace(/^\[|\]$/g, '') ?? '';
}

/** An address that may set it; a host of IPv6 needs its brackets there. */
function placeOf({ domain, secure, path }: JarCookie): string {
  const host = domain.includes(':') ? `[${domain}]` : domain;
  return `${secure ? 'https' : 'http'}://${host}${path}`;
}
