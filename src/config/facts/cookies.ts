import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../document/document';
import type { Plain } from '../reference/structure';
import type { Version } from '../reference/versions';
import { isAddress } from './relyingParty';
import { inForce } from './inForce';

/**
 * The two cookies of a browser flow. `cookies` holds for the CSRF cookie, and for the session cookie where
 * `session.cookie` says nothing.
 */
export type CookieKind = 'csrf' | 'session';

/** One attribute of a cookie: its value, and the setting that is decisive, when one is written. */
export interface CookieAttribute {
  readonly value: Plain | undefined;
  readonly entry?: Entry;
}

/** What a browser that keeps no such cookie, or does not send it, brings about. */
export function withoutCookie(kind: CookieKind): string {
  return kind === 'csrf'
    ? t('Every flow that a browser fetches or submits is refused (403 security_csrf_violation).')
    : t('Login succeeds, and the next request has no session.');
}

/** What comes of a page that the CSRF cookie does not reach. */
export function withoutProxy(): string {
  return t('{0} Only a proxy that puts both on one host changes that.', withoutCookie('csrf'));
}

/** The cookie that a setting is made for. */
export function findCookieKind({ path }: Entry): CookieKind {
  return path[0] === 'session' ? 'session' : 'csrf';
}

export function cookieAttribute(
  config: ConfigDocument,
  version: Version,
  kind: CookieKind,
  name: 'domain' | 'path' | 'same_site',
): CookieAttribute {
  const own = kind === 'session' ? config.get('session', 'cookie', name) : undefined;
  const entry = own ?? config.get('cookies', name);
  return { value: entry?.value ?? inForce(config, version, 'cookies', name), ...(entry && { entry }) };
}

/**
 * Whether a cookie is sent as Secure. The value undefined means: unless Kratos is started with `--dev`; `dev` in the
 * file is not read. The session cookie does not take over `cookies.secure`. Any text that Go does not read as a truth
 * value is no.
 */
export function isSecure(
  config: ConfigDocument,
  kind: CookieKind,
): { readonly value: boolean | undefined; readonly entry?: Entry } {
  const entry = kind === 'csrf' ? config.get('cookies', 'secure') : config.get('session', 'cookie', 'secure');
  return typeof entry?.value === 'string' ? { value: truth(entry.value) ?? false, entry } : { value: undefined };
}

/** A truth value as Go's `strconv.ParseBool` reads it. */
export function truth(text: string): boolean | undefined {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? false : undefined;
}

/** Whether Go sends a text as the Domain of a cookie; it leaves out what is no domain name and no IPv4 address. */
export function isCookieDomain(text: string): boolean {
  const name = text.replace(/^\./, '');
  const labels = name.split('.');
  const isName = /[a-z]/i.test(name) && labels.every((label) => /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(label));
  return (
    (isName && name.length < 255) || (/^\d+(?:\.\d+){3}$/.test(text) && labels.every((part) => Number(part) < 256))
  );
}

/**
 * Whether a browser takes a cookie of this domain from a host, and sends it to that host: the host is the domain or
 * below it. A domain of one name (`com`) is good for that very host only.
 */
export function isInDomain(host: string, domain: string): boolean {
  const name = domain.replace(/^\./, '').toLowerCase();
  return host === name || (name.includes('.') && !isAddress(host) && host.endsWith(`.${name}`));
}

/** Whether a browser sends a cookie of this path with a request (RFC 6265, 5.1.4). */
export function isBelowPath(request: string, path: string): boolean {
  return request === path || (request.startsWith(path) && (path.endsWith('/') || request.charAt(path.length) === '/'));
}
