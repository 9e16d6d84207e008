import type { Failure } from '../flow/outcome.types';
import { readHostname } from '../flow/urls';

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
