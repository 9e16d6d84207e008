import { isCallbackUrl } from '../flow/providerUrls';

/** What the address of a provider's page says of the way back. */
export interface Departure {
  /** Host and port of the provider. */
  readonly host: string;
  /** Where the provider sends the person afterwards: the callback of Kratos. */
  readonly callback: string;
  /** What the callback repeats; it tells one round from another. */
  readonly state?: string;
}

/** Reads the address of a provider's page (`redirect_browser_to` of a 422); undefined for any other address. */
export function readDeparture(url: string): Departure | undefined {
  const { host, searchParams } = URL.parse(url) ?? {};
  const callback = searchParams?.get('redirect_uri') ?? '';
  if (host === undefined || !isCallbackUrl(callback)) return undefined;
  const state = searchParams?.get('state') ?? '';
  return { host, callback, ...(state === '' ? {} : { state }) };
}

/**
 * Whether a callback belongs to a round. Without a state on either side nothing speaks against it: Kratos refuses what
 * does not fit.
 */
export function belongsTo(callback: string, { state }: Departure): boolean {
  const repeated = URL.parse(callback)?.searchParams.get('state') ?? '';
  return state === undefined || repeated === '' || repeated === state;
}

/** How a person came back to the `return_to` of a native flow. */
export type Return =
  /** Signed in: the second half of the token exchange. */
  | { readonly kind: 'code'; readonly code: string }
  /** The account has to be linked first, in a new login flow. */
  | { readonly kind: 'flow'; readonly id: string }
  /** Refused, or there is more to ask: the flow may say what. */
  | { readonly kind: 'nothing' };

/** Reads the address that Kratos sent a person back to, with a token exchange. */
export function readReturn(url: string): Return {
  const query = URL.parse(url)?.searchParams;
  const [code, flow] = [query?.get('code') ?? '', query?.get('flow') ?? ''];
  if (code !== '') return { kind: 'code', code };
  return /^[0-9a-f-]{36}$/i.test(flow) ? { kind: 'flow', id: flow.toLowerCase() } : { kind: 'nothing' };
}

/** Whether an address is on this very machine, without TLS: one that we can listen at. */
export function isLoopback(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? {};
  return protocol === 'http:' && /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/.test(hostname ?? '');
}

/** The path of the addresses at which a token exchange comes back to us, before what tells one from another. */
export const ownReturnPath = 'kratos-flows/';

/** Whether an address is one at which a token exchange came back to us. */
export function isOwnReturn(url: string | undefined): boolean {
  return url !== undefined && isLoopback(url) && /\/kratos-flows\/[\da-f-]{36}$/.test(url);
}
