import { randomUUID } from 'node:crypto';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Axios } from 'axios';
import { present } from '../flow/json';
import type { Failure } from '../flow/outcome.types';
import { completeRequest } from './complete';
import type { Exchange, Header, WireRequest, WireResponse } from '../exchange/types';
import { nameFailure } from './failures';
import { pairHeaders } from './headers';
import { readHeader } from '../flow/headers';
import { nodeAdapter } from './nodeAdapter';
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
 * The one way to a server: one axios instance on Node's http, which honours the editor's proxy and certificates. No
 * redirect is followed, every status is an answer, nothing is decompressed (none of it is asked for), and headers go
 * out and come in exactly as the exchange shows them. `send` never rejects.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const { limitBytes = defaultLimitBytes, clock = Date.now } = options;
  // Without axios's defaults: its headers and transforms are for bodies and answers that it makes and reads itself.
  const client = new Axios();

  /** One try. `stale`: a kept connection turned out to be closed before the server saw the request. */
  async function attempt(
    request: WireRequest,
    url: URL,
    options: SendOptions,
  ): Promise<{ exchange: Exchange; stale: boolean }> {
    const { timeoutMs = defaultTimeoutMs, signal } = options;
    const startedAt = clock();
    if (signal?.aborted) return { exchange: unsent(request, { kind: 'cancelled' }, startedAt), stale: false };
    let sent: ClientRequest | undefined;
    let answer: IncomingMessage | undefined;
    let ended: 'timeout' | 'cancelled' | 'too-large' | undefined;
    const end = (reason: NonNullable<typeof ended>): void => {
      ended ??= reason;
      (answer ?? sent)?.destroy();
    };
    const timer = setTimeout(end, timeoutMs, 'timeout');
    const onCancel = (): void => {
      end('cancelled');
    };
    signal?.addEventListener('abort', onCancel, { once: true });

    const chunks: Buffer[] = [];
    let size = 0;
    let headers: readonly Header[] = [];
    let declared: number | undefined;
    let failure: Failure | undefined;
    try {
      const { data } = await client.request<IncomingMessage>({
        url: url.href,
        method: request.method,
        adapter: nodeAdapter(request, url, (outgoing) => (sent = outgoing)),
      });
      answer = data;
      headers = pairHeaders(data.rawHeaders);
      declared = lengthIn(headers);
      if (declared !== undefined && declared > limitBytes) end('too-large');
      else
        await readTo(data, (chunk) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size > limitBytes) end('too-large');
        });
    } catch (error) {
      failure = nameFailure(error, { host: url.host, receivedBytes: size, elapsedMs: clock() - startedAt });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onCancel);
    }
    if (failure !== undefined) answer?.destroy();
    if (ended !== undefined) failure = endedAs(ended, timeoutMs, limitBytes, declared);
    const stale = failure?.kind === 'reset' && answer === undefined && sent?.reusedSocket === true;
    const kept = Buffer.concat(chunks).subarray(0, ended === 'too-large' ? keptOfTooLarge : undefined);
    const exchange = present<Exchange>({
      id: randomUUID(),
      source: 'sent',
      startedAt,
      durationMs: clock() - startedAt,
      request,
      response: answer === undefined ? undefined : toResponse(answer, headers, kept.toString('utf8'), size),
      failure,
    });
    return { exchange, stale };
  }

  return {
    async send(wanted, options = {}) {
      const request = completeRequest(wanted);
      const url = URL.parse(request.url);
      if (url === null || !/^https?:$/.test(url.protocol))
        return unsent(request, { kind: 'invalid-url', url: request.url }, clock());
      let result = await attempt(request, url, options);
      // A server that restarted has closed the connections kept from before. Asking again is safe where nothing is
      // changed by it.
      if (result.stale && request.method === 'GET') result = await attempt(request, url, options);
      return result.exchange;
    },
  };
}

function unsent(request: WireRequest, failure: Failure, startedAt: number): Exchange {
  return { id: randomUUID(), source: 'sent', startedAt, durationMs: 0, request, failure };
}

/**
 * Reads to the last byte; rejects when the answer breaks off. By events: an iterator would cost a tenth of a whole
 * request.
 */
function readTo(answer: IncomingMessage, take: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    answer.on('data', take).once('end', resolve).once('error', reject);
    answer.once('close', () => {
      reject(Object.assign(new Error('The answer broke off.'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }));
    });
  });
}

function lengthIn(headers: readonly Header[]): number | undefined {
  const text = readHeader(headers, 'content-length');
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

function toResponse(answer: IncomingMessage, headers: readonly Header[], body: string, size: number): WireResponse {
  return {
    status: answer.statusCode ?? 0,
    statusText: answer.statusMessage ?? '',
    httpVersion: answer.httpVersion,
    headers,
    body,
    size,
  };
}
