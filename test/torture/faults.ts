import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { FlowType } from '../../src/kratos/flow/types';
import { flowTypes } from '../../src/kratos/flow/types';

/** Something that goes wrong between a client and its server. */
export interface Fault {
  readonly name: string;
  /**
   * What an exchange of a flow may come to by it: the kind of its outcome, for some with the reason or the kind of the
   * failure behind a stroke.
   */
  readonly comesTo: readonly string[];
  /** What is answered in place of the server; or what becomes of the server itself. */
  readonly does:
    ((request: IncomingMessage, response: ServerResponse) => unknown) | 'refuses' | 'loses its certificate';
  /** Nobody waits for such an answer to its end. */
  readonly neverEnds?: true;
}

/** How a flow with nothing wrong in it may come out, whatever it was asked for. */
const aFlow = ['started', 'redisplayed', 'advanced', 'saved', 'passed'];

const json = { 'content-type': 'application/json; charset=utf-8' };

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Fault['does'] =>
  (_, response) =>
    response
      .writeHead(code, { ...json, ...headers })
      .end(JSON.stringify({ error: { code, status: 'Error', message: 'Something is wrong.' } }));

const body =
  (text: string, headers: Readonly<Record<string, string>> = json): Fault['does'] =>
  (_, response) =>
    response.writeHead(200, headers).end(text);

/** Every fault that each exchange is tried with. All are harmless to whoever reads no more than it needs. */
export const faults: readonly Fault[] = [
  { name: 'refused', comesTo: ['unreachable/refused'], does: 'refuses' },
  {
    name: 'reset before the answer',
    comesTo: ['unreachable/reset'],
    does: (_, { socket }) => socket?.resetAndDestroy(),
  },
  {
    name: 'reset within the headers',
    comesTo: ['unreachable/reset'],
    does: (_, { socket }) => socket?.write('HTTP/1.1 200 OK\r\nContent-Ty', () => socket.resetAndDestroy()),
  },
  {
    name: 'closed within the headers',
    comesTo: ['unreachable/reset'],
    does: (_, { socket }) => socket?.end('HTTP/1.1 200 OK\r\nContent-Ty'),
  },
  {
    name: 'reset within the body',
    comesTo: ['unreachable/reset'],
    does: (_: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(200, { ...json, 'content-length': '5000' });
      response.write('{"id":"', () => setTimeout(() => response.socket?.resetAndDestroy(), 10));
    },
  },
  {
    name: 'shorter than announced',
    comesTo: ['unreachable/reset'],
    does: (_: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(200, { ...json, 'content-length': '5000' });
      response.write('{"id":"a"}', () => response.socket?.end());
    },
  },
  { name: 'silent', comesTo: ['unreachable/timeout'], does: () => undefined, neverEnds: true },
  { name: 'slow by the byte', comesTo: ['unreachable/timeout'], does: dribble, neverEnds: true },
  {
    name: 'a web page',
    comesTo: ['not-kratos/html'],
    does: body('<!doctype html><title>Proxy</title>', { 'content-type': 'text/html' }),
  },
  { name: 'nothing', comesTo: ['not-kratos/empty'], does: body('') },
  { name: 'cut JSON', comesTo: ['not-kratos/truncated'], does: body('{"id":"0a1b","ui":{"nodes":[{"type":"inp') },
  {
    name: 'values of wrong types',
    comesTo: ['not-kratos/shape'],
    does: body(
      '{"id":7,"ui":[],"session":"a","identity":1,"error":"no","expires_at":{},"messages":5,"continue_with":"x"}',
    ),
  },
  { name: 'two documents', comesTo: ['not-kratos/shape'], does: body('{"a":1}\n{"b":2}') },
  { name: 'not HTTP', comesTo: ['unreachable/other'], does: (_, { socket }) => socket?.end('SSH-2.0-OpenSSH_9.9\r\n') },
  {
    name: '20 MB, announced',
    comesTo: ['unreachable/too-large'],
    does: (_, response) => pour(response.writeHead(200, { ...json, 'content-length': String(20 << 20) }), 320),
  },
  {
    name: '20 MB, in pieces',
    comesTo: ['unreachable/too-large'],
    does: (_, response) => pour(response.writeHead(200, json), 320),
  },
  { name: 'a gzip of 2 GB', comesTo: ['not-kratos/json'], does: packed },
  {
    name: 'a circle of redirects',
    comesTo: ['not-kratos/circle'],
    does: (request, response) =>
      response.writeHead(302, { location: `http://${request.headers.host ?? ''}${request.url ?? ''}` }).end(),
  },
  {
    name: '1,000 cookies',
    comesTo: ['unreachable/other'],
    does: (_, response) =>
      response
        .writeHead(200, { 'set-cookie': Array.from({ length: 1000 }, (_, at) => `cookie${at}=${at}; Path=/`) })
        .end('{}'),
  },
  {
    name: '10,000 nodes',
    comesTo: aFlow,
    does: (request: IncomingMessage, response: ServerResponse): void => {
      answerFlow(request, response, manyNodes());
    },
  },
  {
    name: '10,000 levels in a flow',
    comesTo: aFlow,
    does: (request: IncomingMessage, response: ServerResponse): void => {
      answerFlow(request, response, `[${node('deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`)}]`);
    },
  },
  {
    name: '10,000 levels',
    comesTo: ['not-kratos/shape'],
    does: body(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
  },
  { name: 'too many requests', comesTo: ['rate-limited'], does: status(429, { 'retry-after': '3' }) },
  { name: 'a failure of the server', comesTo: ['server-failed'], does: status(500) },
  {
    name: 'a failure of a proxy',
    comesTo: ['server-failed'],
    does: (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>'),
  },
  { name: 'not ready', comesTo: ['server-failed'], does: status(503, { 'retry-after': '1' }) },
];

/** Only a server that is asked by https can have it. */
export const certificateLost: Fault = {
  name: 'a certificate that nobody trusts',
  comesTo: ['unreachable/tls'],
  does: 'loses its certificate',
};

/** A byte at a time, for as long as somebody listens. */
async function dribble(_: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(200, json);
  while (!response.destroyed) {
    response.write(' ');
    await sleep(20);
  }
}

/** So many blocks of 64 kB, as fast as they are read; nothing is kept that nobody wants. */
async function pour(
  response: ServerResponse,
  blocks: number,
  block: Uint8Array = Buffer.alloc(64 << 10, 'a'),
): Promise<void> {
  for (let sent = 0; sent < blocks && !response.destroyed; sent += 1)
    if (!response.write(block)) await drained(response);
  response.end();
}

/** Until there is room for more, or nobody left who wants it. */
async function drained(response: ServerResponse): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]).catch(() => undefined);
  over.abort();
}

/** 2 GB of zeros are 2 MB when they are packed: the same 32 MB again and again, which no reader of ours unpacks. */
function packed(_: IncomingMessage, response: ServerResponse): Promise<void> {
  member ??= gzipSync(Buffer.alloc(32 << 20), { level: 9 });
  return pour(response.writeHead(200, { ...json, 'content-encoding': 'gzip' }), 64, member);
}
let member: Uint8Array | undefined;

const node = (name: string, value: string): string =>
  `{"type":"input","group":"default","attributes":{"name":"${name}","type":"text","value":${value},"node_type":"input"},"messages":[],"meta":{}}`;

let many: string | undefined;
function manyNodes(): string {
  many ??= `[${Array.from({ length: 10_000 }, (_, at) => node(`traits.name${at}`, '"a"')).join()}]`;
  return many;
}

/** A flow as the request asks for one, with these nodes. */
function answerFlow(request: IncomingMessage, response: ServerResponse, nodes: string): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
  const id = searchParams.get('flow') ?? searchParams.get('id') ?? randomUUID();
  const type: FlowType = flowTypes.find((one) => pathname.includes(`/${one}`)) ?? 'login';
  const client = request.headers.cookie === undefined ? 'api' : 'browser';
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const ui = `{"action":"http://${request.headers.host ?? ''}/self-service/${type}?flow=${id}","method":"POST","nodes":${nodes}}`;
  response
    .writeHead(200, json)
    .end(`{"id":"${id}","type":"${client}","state":"choose_method","expires_at":"${soon}","ui":${ui}}`);
}
