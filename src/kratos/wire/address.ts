import { completeRequest } from './complete';
import type { Header, WireRequest } from '../exchange/types';
import type { Call, Credentials } from './types';

/** Where a connection's two sides are. */
export interface Addresses {
  readonly publicUrl: string;
  readonly adminUrl?: string | undefined;
}

/**
 * A request that is ready to go out. `rewrittenFrom` is the origin that the server named and that is not the
 * connection's.
 */
export interface Addressed {
  readonly request: WireRequest;
  readonly rewrittenFrom?: string;
}

/**
 * Gives a call its address and its credentials: the exact and complete request, which is both preview and what is sent.
 *
 * A submit URL of another origin (a docker host name, a proxy in front) is rewritten to the connection, so credentials
 * never leave it. A session token and cookies are never sent together, and an API key goes to the admin side only: on
 * the public side Kratos would take it for a session token. Native clients send neither cookies nor Origin: Kratos
 * refuses a native submit that has one. Without an admin URL the public one serves both sides, as it does on Ory
 * Network.
 */
export function address(call: Call, connection: Addresses, credentials: Credentials = {}): Addressed {
  const base = call.side === 'admin' ? (connection.adminUrl ?? connection.publicUrl) : connection.publicUrl;
  const { url, rewrittenFrom } = place(call.target, base);
  const request = completeRequest({
    method: call.method,
    url,
    headers: [...call.headers, ...credentialHeaders(call, url, credentials)],
    ...(call.body === undefined ? {} : { body: call.body }),
  });
  return rewrittenFrom === undefined ? { request } : { request, rewrittenFrom };
}

function credentialHeaders(call: Call, url: string, credentials: Credentials): Header[] {
  if (call.side === 'admin')
    return credentials.apiKey === undefined ? [] : [['Authorization', `Bearer ${credentials.apiKey}`]];
  if (credentials.sessionToken !== undefined) return [['X-Session-Token', credentials.sessionToken]];
  const cookies = credentials.cookies?.header(url) ?? '';
  return cookies === '' ? [] : [['Cookie', cookies]];
}

/**
 * The URL below the base. Of an absolute URL elsewhere, the path from Kratos's own prefix on is kept: a proxy may put
 * another prefix before it.
 */
function place(target: string, base: string): { url: string; rewrittenFrom?: string } {
  const root = withoutSlash(base);
  if (target.startsWith('/')) return { url: root + target };
  const absolute = URL.parse(target);
  if (absolute === null) return { url: `${root}/${target}` };
  if (absolute.origin === URL.parse(root)?.origin) return { url: absolute.href };
  const own = absolute.pathname.indexOf('/self-service/');
  const path = own > 0 ? absolute.pathname.slice(own) : absolute.pathname;
  return { url: root + path + absolute.search, rewrittenFrom: absolute.origin };
}

function withoutSlash(base: string): string {
  let end = base.length;
  while (base.charAt(end - 1) === '/') end -= 1;
  return base.slice(0, end);
}
