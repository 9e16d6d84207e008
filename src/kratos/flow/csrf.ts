import { readHeader } from './headers';
import { isCsrfCookie } from './cookieTrouble';
import { filledTextAt, isObject, present, readJson, textAt } from './json';
import type { CsrfCause, ErrorBody } from './outcome.types';
import type { Flow } from './types';

/** A request as far as the causes of a refusal are read from it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

/**
 * The true cause of a CSRF refusal, read from what the server says arrived and from the request that was sent. v26.2.0
 * tells which part was missing, while v1.3.1 words every refusal "do not match". The token is 32 random bytes and the
 * cookie's 32 bytes XORed with them, so a token shows which cookie it was made for.
 *
 * `cookie-lost`: the flow's own token (or its fetch) met a CSRF cookie that is not the one the flow began with.
 * `flow-of-another-client`: a flow was asked for that this client never had.
 */
export function findCsrfCause(request: SentRequest, previous: Flow | undefined, error: ErrorBody): CsrfCause {
  // A fetch carries no token: the cookie alone is the proof.
  const isFetch = request.method.toUpperCase() === 'GET';
  if (isFetch && previous === undefined && request.url.includes('/flows?')) return 'flow-of-another-client';
  const cookies = readCsrfCookies(request.headers);
  switch (missedByServer(error)) {
    case 'cookies':
      return readHeader(request.headers, 'cookie') === undefined ? 'no-cookie' : 'cookie-dropped';
    case 'csrf-cookie':
      return cookies.length === 0 ? 'no-cookie' : 'cookie-of-another-server';
    case 'token':
      if (isFetch) break;
      return readToken(request) === '' ? 'empty-token' : 'no-token';
    case undefined:
      break;
  }
  if (cookies.length === 0) return 'no-cookie';
  if (isFetch) return 'cookie-lost';
  const token = readToken(request);
  if (token === undefined) return 'no-token';
  if (token === '') return 'empty-token';
  // One cookie for each base URL that the server had: any of them may be the one that counts.
  const secrets = cookies.map(decodeBase64);
  const madeFor = unmask(token);
  const fits = (secret: Bytes | undefined): boolean =>
    secret?.length !== 32 || (madeFor !== undefined && same(madeFor, secret));
  if (secrets.some(fits)) return 'unknown';
  const ownToken = previous?.nodes.find((node) => node.type === 'input' && node.name === 'csrf_token');
  const own = ownToken?.type === 'input' ? unmask(String(ownToken.value)) : undefined;
  return own !== undefined && madeFor !== undefined && same(own, madeFor) ? 'cookie-lost' : 'token-of-another-client';
}

/**
 * What the server says that it missed. Its "do not match" tells nothing: v1.3.1 always says it, v26.2.0 says it of JSON
 * without a token too.
 */
function missedByServer(error: ErrorBody): 'cookies' | 'csrf-cookie' | 'token' | undefined {
  const { reason, hint } = csrfDetails(error);
  if (reason === undefined) return /\bnot included\b/.test(hint ?? '') ? 'token' : undefined;
  if (/\bnot set\b/.test(reason)) return 'cookies';
  return /\bnot include\b/.test(reason) ? 'csrf-cookie' : undefined;
}

/**
 * What a CSRF refusal says beside its general words: which part was missing or wrong (`reject_reason`), and a hint that
 * is a guess at the kind of client and misleads for Node's fetch.
 */
export function csrfDetails({ details }: ErrorBody): { readonly reason?: string; readonly hint?: string } {
  if (!isObject(details)) return {};
  return present<{ reason?: string; hint?: string }>({
    reason: filledTextAt(details, 'reject_reason'),
    hint: filledTextAt(details, 'hint'),
  });
}

/** The cookie that a masked token was made for. */
function unmask(token: string): Bytes | undefined {
  const bytes = decodeBase64(token);
  return bytes?.length === 64 ? bytes.slice(0, 32).map((byte, i) => byte ^ (bytes[32 + i] ?? 0)) : undefined;
}

function same(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The value of a field in a JSON or form body; `undefined` when the body does not have it. */
function readBodyField(request: SentRequest, name: string): string | undefined {
  const body = request.body ?? '';
  const type = readHeader(request.headers, 'content-type') ?? '';
  if (/x-www-form-urlencoded/i.test(type)) return new URLSearchParams(body).get(name) ?? undefined;
  const json = readJson(body);
  return isObject(json) ? textAt(json, name) : undefined;
}

function readToken(request: SentRequest): string | undefined {
  return readBodyField(request, 'csrf_token');
}

function readCsrfCookies(headers: SentRequest['headers']): readonly string[] {
  const pairs = (readHeader(headers, 'cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => isCsrfCookie(pair))
    .map((pair) => pair.slice(pair.indexOf('=') + 1).replace(/^"|"$/g, ''));
}

type Bytes = readonly number[];

function decodeBase64(text: string): Bytes | undefined {
  const plain = text
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/%2B/gi, '+')
    .replace(/%2F/gi, '/')
    .replace(/%3D/gi, '=');
  try {
    return Array.from(atob(plain), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
