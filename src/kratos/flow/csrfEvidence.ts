import { findCookieJourney } from './cookieJourney';
import { decodeBase64, readCsrfCookies, readSetCsrfCookie, readToken, same, unmask, type Secret } from './csrfSecrets';
import { present } from './json';
import type { CookieOrigin, CsrfCause, CsrfEvidence } from './outcome.types';
import type { AnsweredRequest } from './recorded';
import type { Flow } from './types';

/** A CSRF cookie as an answer set it. */
interface SetCookie {
  readonly header: string;
  readonly secret: Secret | undefined;
  readonly by: AnsweredRequest;
}

/**
 * Where what is compared comes from, when a request was refused for CSRF: each is named by the answer that set it,
 * which tells more than its value and gives nothing away. `before` is what the same client did before, oldest first.
 */
export function findCsrfEvidence(
  { request, unrecorded = [] }: AnsweredRequest,
  cause: CsrfCause,
  previous: Flow | undefined,
  before: readonly AnsweredRequest[],
): CsrfEvidence {
  const set = before.flatMap(setBy);
  const hasLostCookies = unrecorded.includes('cookies') || before.some((one) => one.unrecorded?.includes('cookies'));
  const origin = (secret: Secret | undefined): CookieOrigin => findOrigin(secret, set, hasLostCookies);
  const cookies = readCsrfCookies(request.headers).map(decodeBase64);
  const token = request.method.toUpperCase() === 'GET' ? undefined : readToken(request);
  const own = previous?.nodes.find((node) => node.type === 'input' && node.name === 'csrf_token');
  const begun = own?.type === 'input' && own.value !== '' ? origin(unmask(String(own.value))) : undefined;
  const last = set.at(-1);
  const isHome = cookies.length === 0 && !hasLostCookies && last !== undefined;
  return present<CsrfEvidence>({
    cookie: cookies.length > 0 ? best(cookies.map(origin)) : { kind: hasLostCookies ? 'unrecorded' : 'none' },
    token: request.method.toUpperCase() === 'GET' ? undefined : ofToken(token, unrecorded, origin),
    begun,
    jar: last ? origin(last.secret) : { kind: hasLostCookies ? 'unrecorded' : 'none' },
    wrong: wrongOf(cause),
    trouble: isHome ? findCookieJourney(last.header, last.by.request.url, request) : undefined,
  });
}

function setBy(by: AnsweredRequest): readonly SetCookie[] {
  return (by.response?.headers ?? []).flatMap(([name, header]) => {
    const value = name.toLowerCase() === 'set-cookie' ? readSetCsrfCookie(header) : undefined;
    return value === undefined ? [] : [{ header, secret: decodeBase64(value), by }];
  });
}

function findOrigin(secret: Secret | undefined, set: readonly SetCookie[], hasLostCookies: boolean): CookieOrigin {
  if (secret?.length !== 32) return { kind: 'unreadable' };
  const found = set.find((one) => one.secret !== undefined && same(one.secret, secret));
  if (!found) return { kind: hasLostCookies ? 'unrecorded' : 'elsewhere' };
  const { request, response } = found.by;
  const { pathname = request.url } = URL.parse(request.url) ?? {};
  return { kind: 'answer', method: request.method, path: pathname, status: response?.status ?? 0 };
}

/** One of several cookies is that of this server: the one that an answer was seen to set. */
function best(origins: readonly CookieOrigin[]): CookieOrigin {
  return origins.find(({ kind }) => kind === 'answer') ?? origins[0] ?? { kind: 'none' };
}

function ofToken(
  token: string | undefined,
  unrecorded: readonly string[],
  origin: (secret: Secret | undefined) => CookieOrigin,
): CookieOrigin {
  if (token === undefined) return { kind: unrecorded.includes('request-body') ? 'unrecorded' : 'none' };
  return token === '' ? { kind: 'empty' } : origin(unmask(token));
}

function wrongOf(cause: CsrfCause): CsrfEvidence['wrong'] {
  switch (cause) {
    case 'no-token':
    case 'empty-token':
    case 'token-of-another-client':
      return 'token';
    case 'no-cookie':
    case 'cookie-dropped':
    case 'cookie-of-another-server':
    case 'cookie-lost':
    case 'flow-of-another-client':
      return 'cookie';
    case 'unknown':
      return undefined;
  }
}
