import { redactExchange } from '../exchange/redact';
import type { Exchange } from '../exchange/types';
import { shellWord } from './shellWord';

/** What curl finds out by itself. */
const own = /^(?:host|content-length|connection|accept-encoding)$/i;

/**
 * One request as it was sent, as a command of curl for a POSIX shell. Its secrets are masked unless `clear`; `known`
 * are those of the persona.
 */
export function curlOf(exchange: Exchange, known: readonly string[], clear = false): string {
  const { method, url, headers, body } = clear ? exchange.request : redactExchange(exchange, known).request;
  return [
    // Brackets in an address would be patterns.
    `curl ${/[[\]{}]/.test(url) ? '-g ' : ''}${shellWord(url)}`,
    ...(method === (body === undefined ? 'GET' : 'POST') ? [] : [`-X ${shellWord(method)}`]),
    ...headers.filter(([name]) => !own.test(name)).map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellWord(body)}`]),
  ].join(' \\\n  ');
}
