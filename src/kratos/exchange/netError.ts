import type { Failure } from '../flow/outcome.types';
import { readHostname } from '../flow/origins';

/** Why a request of a browser got no answer, from its name of the error, such as `net::ERR_CONNECTION_REFUSED`. */
export function readNetError(name: string, url: string): Failure {
  const host = readHostname(url) ?? url;
  if (name === 'net::ERR_NAME_NOT_RESOLVED') return { kind: 'dns', host };
  if (name === 'net::ERR_CONNECTION_REFUSED') return { kind: 'refused', host };
  if (name === 'net::ERR_ABORTED') return { kind: 'cancelled' };
  if (name === 'net::ERR_CONNECTION_RESET' || name === 'net::ERR_EMPTY_RESPONSE')
    return { kind: 'reset', receivedBytes: 0 };
  if (/^net::ERR_(?:CERT|SSL)_/.test(name)) return { kind: 'tls', host, reason: name };
  return { kind: 'other', reason: name };
}

/** The name that a browser has for it; in place of one that has none, what kind it is. Empty when nobody knows. */
export function netErrorOf(failure: Failure): string {
  switch (failure.kind) {
    case 'dns':
      return 'net::ERR_NAME_NOT_RESOLVED';
    case 'refused':
      return 'net::ERR_CONNECTION_REFUSED';
    case 'cancelled':
      return 'net::ERR_ABORTED';
    case 'reset':
      return 'net::ERR_CONNECTION_RESET';
    case 'timeout':
      return 'net::ERR_TIMED_OUT';
    case 'tls':
    case 'other':
      return failure.reason;
    case 'not-recorded':
      return '';
    case 'too-large':
    case 'invalid-url':
      return failure.kind;
  }
}
