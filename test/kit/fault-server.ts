import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../scripts/processes.mjs';
import type { Answer, Routes, SeenRequest } from './answers';
import { kratosError } from './answers';
import { endLater } from './cleanup';
import { selfSigned } from './self-signed';

/** A server that answers as scripted, well or badly. */
export interface FaultServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Every request so far, health checks included, in order. */
  readonly requests: readonly SeenRequest[];
  /** Adds or replaces one route; the newest that matches wins. */
  route(pattern: string, answer: Answer): void;
  /** Forgets the requests seen so far. */
  forget(): void;
  /** Refuses from now on and cuts every open connection. */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  restart(): Promise<void>;
}

/** An address of the loopback interface where nobody listens. */
export async function refusedUrl(): Promise<string> {
  return `http://127.0.0.1:${await freePort()}`;
}

/**
 * Starts a fault server. A route is `'/path'` or `'METHOD /path'`, a `*` at its end stands for any rest, the query does
 * not count; without a route it answers 404 in Kratos's words, except for health and version, which are those of a
 * healthy server. With `tls` it speaks https with a certificate that nobody trusts.
 */
export async function startFaultServer(routes: Routes = {}, options: { tls?: boolean } = {}): Promise<FaultServer> {
  const known: [pattern: string, answer: Answer][] = [...Object.entries(healthy), ...Object.entries(routes)];
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    void read(request).then(async (seen) => {
      requests.push(seen);
      const found = known.findLast(([pattern]) => matches(pattern, seen));
      await give(
        found?.[1] ?? kratosError(404, { reason: 'The requested resource could not be found.' }),
        seen,
        response,
      );
    });
  };
  const server: Server = options.tls ? createTlsServer(selfSigned(), listener) : createServer(listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  const stop = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await listen(0);
  endLater(stop);
  const { port } = server.address() as AddressInfo;
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    route: (pattern, answer) => void known.push([pattern, answer]),
    forget: () => void requests.splice(0),
    stop,
    restart: () => listen(port),
  };
}

const ok = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' };
const healthy: Routes = {
  '/health/*': { kind: 'reply', ...ok },
  '/admin/health/*': { kind: 'reply', ...ok },
  '/admin/version': { kind: 'reply', ...ok, body: '{"version":"v26.2.0"}' },
};

function matches(pattern: string, { method, path }: SeenRequest): boolean {
  const [verb, wanted] = pattern.includes(' ') ? (pattern.split(' ', 2) as [string, string]) : [method, pattern];
  if (verb !== method) return false;
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;
}

async function read(request: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://server');
  const host = request.headers.host ?? '';
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    host,
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function give(answer: Answer, request: SeenRequest, response: ServerResponse): Promise<void> {
  if (typeof answer === 'function') {
    await give(await answer(request), request, response);
    return;
  }
  switch (answer.kind) {
    case 'reply':
      response.writeHead(answer.status, answer.headers).end(answer.body.replaceAll('{host}', request.host));
      return;
    case 'silent':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'reset-mid-answer':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"id":"', () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
      return;
    case 'truncated':
      // The length promises more than comes: the connection closes in good order, too early.
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': String(answer.body.length + 100),
      });
      response.write(answer.body, () => response.socket?.end());
      return;
    case 'huge':
      await pour(answer.bytes, response);
      return;
    case 'slow':
      await sleep(answer.milliseconds);
      await give(answer.then, request, response);
  }
}

/** A JSON string of that many bytes, without a content-length, as fast as the other side reads. */
async function pour(bytes: number, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  await pipeline(stringOf(bytes), response).catch(() => undefined); // The other side may well have enough of it.
}

function* stringOf(bytes: number): Generator<string> {
  const block = 'a'.repeat(64 * 1024);
  yield '"';
  for (let left = bytes - 2; left > 0; left -= block.length) yield block.slice(0, left);
  yield '"';
}
