import http, { request as requestUnwatched } from 'http';
import https from 'https';
import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { present } from '../flow/json';
import type { Failure } from '../flow/outcome.types';
import { completeRequest } from './complete';
import type { Exchange, Header, WireRequest, WireResponse } from './exchange';
import { failureOf } from './failures';
import { headerOf, pairHeaders } from './headers';
import type { SendOptions, Transport } from './types';

export interface TransportOptions {
  /** Answers with more bytes are refused; default 10 MB. */
  readonly limitBytes?: number;
  /** The time in epoch milliseconds. */
  readonly clock?: () => number;
}

const defaultLimitBytes = 10_000_000;
const defaultTimeoutMs = 30_000;

/** Of an answer that is too large, this much is kept to look at. */
const keptOfTooLarge = 64 * 1024;

/**
 * The one way to a server: one axios instance on Node's http, which honours the editor's proxy and certificates. No redirect is followed, every status is an
 * answer, nothing is decompressed (none of it is asked for), and headers go out and come in exactly as the exchange shows them. `send` never rejects.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const { limitBytes = defaultLimitBytes, clock = Date.now } = options;
  const client = axios.create({
    adapter: 'http',
    responseType: 'stream',
    maxRedirects: 0,
    validateStatus: () => true,
    decompress: false,
    // Proxies are the business of Node and the editor, who see every request of the http modules.
    proxy: false,
    // Bodies go out and come in untouched.
    transformRequest: [],
    transformResponse: [],
  });

  /** One try. `stale`: a kept connection turned out to be closed before the server saw the request. */
  async function attempt(
    request: WireRequest,
    url: URL,
    options: SendOptions,
  ): Promise<{ exchange: Exchange; stale: boolean }> {
    const { timeoutMs = defaultTimeoutMs, signal } = options;
    const startedAt = clock();
    const abort = new AbortController();
    let ended: 'timeout' | 'cancelled' | 'too-large' | undefined;
    const end = (reason: NonNullable<typeof ended>): void => {
      ended ??= reason;
      abort.abort();
    };
    const timer = setTimeout(() => {
      end('timeout');
    }, timeoutMs);
    const onCancel = (): void => {
      end('cancelled');
    };
    if (signal?.aborted) onCancel();
    signal?.addEventListener('abort', onCancel, { once: true });

    let sent: http.ClientRequest | undefined;
    let answer: http.IncomingMessage | undefined;
    const chunks: Buffer[] = [];
    let size = 0;
    let declared: number | undefined;
    let failure: Failure | undefined;
    try {
      const { data } = await client.request<http.IncomingMessage>({
        url: url.href,
        method: request.method,
        data: request.body,
        signal: abort.signal,
        transport: exactly(request, url, (outgoing) => (sent = outgoing)),
      });
      answer = data;
      declared = lengthOf(data);
      if (declared !== undefined && declared > limitBytes) end('too-large');
      else
        await readTo(data, (chunk) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size > limitBytes) end('too-large');
        });
    } catch (error) {
      failure = failureOf(error, { host: url.host, receivedBytes: size, elapsedMs: clock() - startedAt });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onCancel);
    }
    if (ended !== undefined || failure !== undefined) answer?.destroy();
    if (ended !== undefined) failure = endedAs(ended, timeoutMs, limitBytes, declared);
    const stale = failure?.kind === 'reset' && answer === undefined && sent?.reusedSocket === true;
    const kept = Buffer.concat(chunks).subarray(0, ended === 'too-large' ? keptOfTooLarge : undefined);
    const exchange = present<Exchange>({
      id: randomUUID(),
      source: 'sent',
      startedAt,
      durationMs: clock() - startedAt,
      request,
      response: answer === undefined ? undefined : responseOf(answer, kept.toString('utf8'), size),
      failure,
    });
    return { exchange, stale };
  }

  return {
    async send(wanted, options = {}) {
      const request = completeRequest(wanted);
      const url = URL.parse(request.url);
      if (url === null || !/^https?:$/.test(url.protocol)) {
        const failure: Failure = { kind: 'invalid-url', url: request.url };
        return { id: randomUUID(), source: 'sent', startedAt: clock(), durationMs: 0, request, failure };
      }
      let result = await attempt(request, url, options);
      // A server that restarted has closed the connections kept from before. Asking again is safe where nothing is changed by it.
      if (result.stale && request.method === 'GET') result = await attempt(request, url, options);
      return result.exchange;
    },
  };
}

/** axios's hook for the module that sends. It is given our headers as they are: axios adds its own, sorts and renames. */
function exactly(
  request: WireRequest,
  url: URL,
  watch: (sent: http.ClientRequest) => void,
): { request: (options: unknown, answered: (answer: http.IncomingMessage) => void) => http.ClientRequest } {
  return {
    request(_options, answered) {
      const open = url.protocol === 'https:' ? https.request : isLoopback(url) ? requestUnwatched : http.request;
      const sent = open(
        {
          protocol: url.protocol,
          hostname: url.hostname.replace(/^\[|\]$/g, ''),
          port: url.port,
          path: url.pathname + url.search,
          method: request.method,
          headers: byName(request.headers),
        },
        answered,
      );
      watch(sent);
      return sent;
    },
  };
}

/**
 * Whether a request stays on this machine. The editor puts its proxy agent into the module objects of http and https, and that agent writes each address
 * into a log at level debug, a logout token in the query included. It never sends what stays here through a proxy, so such a request loses
 * nothing by going out through Node's own function, which the named import still is.
 */
function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

/** Headers as Node takes them; it writes them in this order and case. A name that occurs twice becomes a list. */
function byName(headers: readonly Header[]): http.OutgoingHttpHeaders {
  const result: Record<string, string | string[]> = {};
  for (const [name, value] of headers) {
    const earlier = result[name];
    result[name] = earlier === undefined ? value : [earlier, value].flat();
  }
  return result;
}

/** Reads to the last byte; rejects when the answer breaks off. By events: an iterator would cost a tenth of a whole request. */
function readTo(answer: http.IncomingMessage, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    answer.on('data', take).once('end', resolve).once('error', reject);
    answer.once('close', () => {
      reject(Object.assign(new Error('The answer broke off.'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }));
    });
  });
}

function lengthOf(answer: http.IncomingMessage): number | undefined {
  const text = headerOf(pairHeaders(answer.rawHeaders), 'content-length');
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function endedAs(
  ended: 'timeout' | 'cancelled' | 'too-large',
  timeoutMs: number,
  limitBytes: number,
  size: number | undefined,
): Failure {
  switch (ended) {
    case 'timeout':
      return { kind: 'timeout', afterMs: timeoutMs };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'too-large':
      return size === undefined ? { kind: 'too-large', limitBytes } : { kind: 'too-large', limitBytes, size };
  }
}

function responseOf(answer: http.IncomingMessage, body: string, size: number): WireResponse {
  return {
    status: answer.statusCode ?? 0,
    statusText: answer.statusMessage ?? '',
    httpVersion: answer.httpVersion,
    headers: pairHeaders(answer.rawHeaders),
    body,
    size,
  };
}
