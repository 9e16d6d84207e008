import { getPublicSuffix } from 'tough-cookie';
import type { Cookie } from 'tough-cookie';
import { cookieHost, coversPath, isSecurePlace } from '../flow/cookiePlaces';
import type { CookieTroubleKind } from '../flow/cookieTrouble';

type Refusal = Exclude<CookieTroubleKind, 'withheld' | 'other-host' | 'path' | 'same-site'>;

/** Name and value together, in bytes. */
const longestCookie = 4096;

/**
 * Why a browser keeps no such cookie from this URL; undefined when it keeps it. As Chromium does it: http on this very
 * machine counts as secure, a domain must cover the host and be no public suffix, and the prefixes of names mean what
 * they say, in any case of letters.
 */
export function findRefusal(cookie: Cookie, url: URL): Refusal | undefined {
  if (Buffer.byteLength(cookie.key + cookie.value) > longestCookie) return 'size';
  if (cookie.domain !== null && !covers(cookie.domain, url.hostname)) return 'domain';
  if (cookie.secure && !isSecurePlace(url)) return 'secure';
  if (!meetsPrefix(cookie, url)) return 'prefix';
  const partitioned = cookie.extensions?.some((one) => one.toLowerCase() === 'partitioned') === true;
  return !cookie.secure && (cookie.sameSite === 'none' || partitioned) ? 'needs-secure' : undefined;
}

/**
 * Why a cookie that is kept does not go to this URL; undefined when it goes. `withholds`: `Secure` ones wait for https
 * on this machine too.
 */
export function findWithholding(cookie: Cookie, url: URL, withholds: boolean): CookieTroubleKind | undefined {
  const host = cookieHost(url);
  const domain = cookie.domain ?? '';
  if (domain !== host && (cookie.hostOnly !== false || !host.endsWith(`.${domain}`))) return 'other-host';
  if (cookie.secure && !isSecurePlace(url)) return 'secure';
  if (cookie.secure && withholds && url.protocol === 'http:') return 'withheld';
  return coversPath(cookie.path ?? '/', url.pathname) ? undefined : 'path';
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(hostname);
}

/**
 * True for a host that no other lies below: an address, or a name without a dot. A `Domain` that names it makes no
 * difference.
 */
export function standsAlone({ hostname }: URL): boolean {
  return isAddress(hostname) || !hostname.includes('.');
}

/** Whether pages of two hosts are of one site, as browsers see it: `app.example.com` and `auth.example.com` are. */
export function isSameSite(one: string, other: string): boolean {
  const site = (host: string): string | undefined =>
    isAddress(host) ? undefined : getPublicSuffix(host, { allowSpecialUseDomain: true });
  return one === other || (site(one) !== undefined && site(one) === site(other));
}

function covers(domain: string, host: string): boolean {
  if (domain === host) return true;
  if (isAddress(host) || !host.endsWith(`.${domain}`)) return false;
  return domain.includes('.') && getPublicSuffix(domain, { allowSpecialUseDomain: true }) !== undefined;
}

function meetsPrefix({ key, secure, httpOnly, path, domain }: Cookie, url: URL): boolean {
  const prefix = /^__(?:secure|host-http|host|http)-/.exec(key.toLowerCase())?.[0];
  if (prefix === undefined) return true;
  const ofHost = !prefix.includes('host') || (path === '/' && (domain === null || isAddress(url.hostname)));
  return secure && ofHost && (!prefix.includes('http') || httpOnly);
}

/**
 * The attributes as the server wrote them, in one order. A cookie of the jar names its domain only where it is for more
 * hosts than one.
 */
export function writeAttributes(cookie: Cookie): string {
  const { sameSite } = cookie;
  return [
    cookie.domain === null || cookie.hostOnly === true ? undefined : `Domain=${cookie.domain}`,
    `Path=${cookie.path ?? '/'}`,
    cookie.httpOnly ? 'HttpOnly' : undefined,
    cookie.secure ? 'Secure' : undefined,
    sameSite === undefined || sameSite === ''
      ? undefined
      : `SameSite=${sameSite.charAt(0).toUpperCase()}${sameSite.slice(1)}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}
