/**
 * Why a client did not keep a cookie, or keeps it and does not send it to this server:
 * - `secure`: `Secure`, and the server is asked over http on another machine.
 * - `withheld`: `Secure` over http on this machine. Browsers send it; this persona was told not to.
 * - `domain`: its `Domain` does not cover the host. `other-host`: it came from another host.
 * - `path`: its `Path` does not cover Kratos's addresses.
 * - `needs-secure`: `SameSite=None` or `Partitioned` without `Secure`.
 * - `prefix`: a name that begins with `__Host-` or the like, without what that asks for.
 * - `same-site`: `SameSite` keeps it from what a page of another site asks.
 * - `size`: name and value are longer than 4096 bytes.
 */
export type CookieTroubleKind =
  'secure' | 'withheld' | 'domain' | 'other-host' | 'path' | 'needs-secure' | 'prefix' | 'same-site' | 'size';

/** A cookie that does not come back to the server. Its value is not in here. */
export interface CookieTrouble {
  readonly kind: CookieTroubleKind;
  readonly name: string;
  /** As the server wrote them, for example `Domain=example.com; Path=/; Secure`. */
  readonly attributes: string;
  /** The host that set it. */
  readonly host: string;
  /** The address that it does not go to. */
  readonly asked: string;
}

/** True for a cookie of Kratos that says nothing of a session: it belongs to a form, or to a round to a provider. */
export function isPassingCookie(name: string): boolean {
  return isCsrfCookie(name) || name === 'ory_kratos_continuity';
}

/** A cookie's name as it is told: that of the CSRF cookie ends with a hash of 64 letters. */
export function shortCookieName(name: string): string {
  return name.replace(/(?<=_[0-9a-f]{8})[0-9a-f]{56}$/, '…');
}

/** True for Kratos's CSRF cookie, whose name ends with a hash of the server's own base URL. */
export function isCsrfCookie(name: string): boolean {
  return /^(?:__Host-|__Secure-)?csrf_token/.test(name);
}
