import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { t } from '@vscode/l10n';
import type { Header } from '../exchange/types';
import { pairHeaders } from '../wire/headers';
import { refuseByHead, tooLarge, type Refused } from './guard';
import { loopback } from './listenAddress';
import { askWho, whoPath, type Who } from './occupant';

/** A request that came. */
export interface HeardRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** In the order received. */
  readonly headers: readonly Header[];
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What is answered. */
export interface Reply {
  readonly status: number;
  readonly headers?: readonly Header[];
  readonly body?: string;
}

/**
 * What a listener does with a request that it takes; `signal` is aborted when the sender hangs up before it is
 * answered.
 */
export type Handle = (request: HeardRequest, signal: AbortSignal) => Promise<Reply>;

export interface ListenOptions {
  readonly port: number;
  readonly who: Who;
  readonly handle: Handle;
  /** Told of requests that are not taken. */
  readonly refused?: (refusal: Refused) => void;
  /** Larger bodies are not taken; default 1 MB. */
  readonly limitBytes?: number;
}

/** An open listener. */
export interface Listener {
  readonly kind: 'open';
  /** `127.0.0.1:4470`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Why a port could not be had, in a sentence. */
export interface NotOpen {
  readonly kind: 'not-open';
  readonly why: string;
}

const defaultLimitBytes = 1_000_000;

/** Opens a listener at a port of 127.0.0.1. Never rejects: a port that is taken is a sentence that says who has it. */
export function listen(options: ListenOptions): Promise<Listener | NotOpen> {
  const { port } = options;
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => response.destroy());
  });
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      void explain(error, port).then((why) => {
        resolve({ kind: 'not-open', why });
      });
    });
    server.listen(port, loopback, () => {
      server.on('error', () => undefined);
      resolve({ kind: 'open', address: `${loopback}:${port}`, close: () => close(server) });
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, options: ListenOptions): Promise<void> {
  const { who, handle, refused, limitBytes = defaultLimitBytes } = options;
  const refuse = (refusal: Refused): void => {
    refused?.(refusal);
    send(response, {
      status: refusal.status,
      headers: [['content-type', 'text/plain;charset=utf-8']],
      body: refusal.why,
    });
  };
  const refusal = refuseByHead({ headers: request.headers, port: options.port });
  if (refusal) {
    request.resume();
    refuse(refusal);
    return;
  }
  if (request.method === 'GET' && request.url === whoPath) {
    send(response, { status: 200, headers: [['content-type', 'application/json']], body: JSON.stringify(who) });
    return;
  }
  const at = Date.now();
  const body = await readBody(request, limitBytes);
  if (body === undefined) {
    refuse(tooLarge(limitBytes));
    return;
  }
  const hungUp = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) hungUp.abort();
  });
  const heard = {
    method: request.method ?? '',
    path: request.url ?? '/',
    headers: pairHeaders(request.rawHeaders),
    body,
    at,
  };
  const reply = await handle(heard, hungUp.signal);
  if (!hungUp.signal.aborted) send(response, reply);
}

function send(response: ServerResponse, { status, headers = [], body = '' }: Reply): void {
  // The connection ends with the answer: what is left of a large body is not waited for.
  response.writeHead(status, [...headers, ['connection', 'close']].flat());
  response.end(body);
}

/** The whole body; undefined when it is too large: what follows is read to its end and kept nowhere. */
function readBody(request: IncomingMessage, limitBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) resolve(undefined);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.once('error', reject);
  });
}

/** Ends at once, whoever still waits for an answer. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function explain({ code, message }: NodeJS.ErrnoException, port: number): Promise<string> {
  if (code === 'EACCES') return t('Port {0} needs more rights than the editor has: choose one above 1023.', port);
  if (code !== 'EADDRINUSE') return t('Nothing can listen at {0}:{1}: {2}', loopback, port, message);
  const folder = await askWho(port);
  return folder === undefined
    ? t('Another program listens at {0}:{1} already: end it, or choose another port.', loopback, port)
    : t('The window of “{0}” listens at {1}:{2} already: what comes is shown there.', folder, loopback, port);
}
