import { decodeBase64, readCsrfCookies, readToken, same, unmask, type Secret } from './csrfSecrets';
import { readHeader } from './headers';
import { filledTextAt, isObject, present } from './json';
import type { CsrfCause, ErrorBody } from './outcome.types';
import type { SentRequest } from './recorded';
import type { Flow } from './types';

/** The causes of a refusal. */
export const csrfCauses = [
  'no-cookie',
  'cookie-dropped',
  'cookie-of-another-server',
  'no-token',
  'empty-token',
  'token-of-another-client',
  'flow-of-another-client',
  'cookie-lost',
  'unknown',
] as const satisfies readonly CsrfCause[];

/**
 * The true cause of a CSRF refusal, read from what the server says arrived and from the request that was sent. v26.2.0
 * tells which part was missing, while v1.3.1 words every refusal "do not match". A token shows which cookie it was made
 * for. From the absence of what was not recorded nothing follows.
 *
 * `cookie-lost`: the flow's own token (or its fetch) met a CSRF cookie that is not the one the flow began with.
 * `flow-of-another-client`: a flow was asked for that this client never had.
 */
export function findCsrfCause(
  request: SentRequest,
  previous: Flow | undefined,
  error: ErrorBody,
  unrecorded: readonly string[] = [],
): CsrfCause {
  // A fetch carries no token: the cookie alone is the proof.
  const isFetch = request.method.toUpperCase() === 'GET';
  if (isFetch && previous === undefined && request.url.includes('/flows?')) return 'flow-of-another-client';
  const cookies = readCsrfCookies(request.headers);
  switch (missedByServer(error)) {
    case 'cookies':
      if (unrecorded.includes('cookies')) return 'no-cookie';
      return readHeader(request.headers, 'cookie') === undefined ? 'no-cookie' : 'cookie-dropped';
    case 'csrf-cookie':
      return cookies.length === 0 ? 'no-cookie' : 'cookie-of-another-server';
    case 'token':
      if (isFetch) break;
      return readToken(request) === '' ? 'empty-token' : 'no-token';
    case undefined:
      break;
  }
  const hasLostCookies = unrecorded.includes('cookies');
  if (cookies.length === 0 && !hasLostCookies) return 'no-cookie';
  if (isFetch) return hasLostCookies ? 'unknown' : 'cookie-lost';
  const token = readToken(request);
  if (token === undefined) return unrecorded.includes('request-body') ? 'unknown' : 'no-token';
  if (token === '') return 'empty-token';
  if (hasLostCookies) return 'unknown';
  // One cookie for each base URL that the server had: any of them may be the one that counts.
  const secrets = cookies.map(decodeBase64);
  const madeFor = unmask(token);
  const fits = (secret: Secret | undefined): boolean =>
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

/** The cause of a CSRF refusal as far as its body alone tells it, without the request; `unknown` where it does not. */
export function csrfCauseByWords(error: ErrorBody): CsrfCause {
  switch (missedByServer(error)) {
    case 'cookies':
    case 'csrf-cookie':
      return 'no-cookie';
    case 'token':
      return 'no-token';
    case undefined:
      return 'unknown';
  }
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
