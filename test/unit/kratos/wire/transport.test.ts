import { describe, expect, it } from 'vitest';
import { completeRequest } from '../../../../src/kratos/wire/complete';
import type { WireRequest } from '../../../../src/kratos/exchange/types';
import { createTransport } from '../../../../src/kratos/wire/transport';
import { html, huge, raw, redirect, reset, resetMidAnswer, silent, slow, truncated } from '../../../kit/answers';
import { refusedUrl, startFaultServer } from '../../../kit/fault-server';
import { bytesOf, startEcho } from './echo';

const transport = createTransport();
const get = (url: string): WireRequest => ({ method: 'GET', url, headers: [['Accept', 'application/json']] });

describe('what goes out', () => {
  const answer =
    'HTTP/1.1 200 OK\r\nX-Second: b\r\nx-first: a\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nContent-Length: 2\r\n\r\nok';

  it.each<[string, Omit<WireRequest, 'url'>]>([
    ['a GET', { method: 'GET', headers: [['Accept', 'application/json']] }],
    [
      'a POST with odd names, order and characters',
      {
        method: 'POST',
        headers: [
          ['accept', 'application/json'],
          ['X-ZULU', '1'],
          ['x-alpha', '2'],
          ['Content-Type', 'application/json'],
          ['Cookie', 'b=2; a=1'],
        ],
        body: '{"password":"pä$$wörd 🔑"}',
      },
    ],
    ['a POST without a body', { method: 'POST', headers: [] }],
    ['a DELETE', { method: 'DELETE', headers: [['X-Session-Token', 't']] }],
    ['a DELETE with a body', { method: 'DELETE', headers: [['Content-Type', 'application/json']], body: '{}' }],
    ['a PATCH', { method: 'PATCH', headers: [['Accept', '*/*']] }],
  ])('%s is sent byte for byte as the exchange shows it', async (_, request) => {
    const echo = await startEcho(answer);
    const wanted = { ...request, url: `${echo.url}/a/path?with=query&x=%20#fragment` };
    const exchange = await transport.send(wanted);
    expect(exchange.failure).toBeUndefined();
    expect(exchange.request).toEqual(completeRequest(wanted));
    expect(echo.received()).toBe(bytesOf(exchange.request));
  });

  it('shows the headers of the answer in order, names as received, every cookie on its own', async () => {
    const echo = await startEcho(answer);
    const { response } = await transport.send(get(echo.url));
    expect(response).toMatchObject({ status: 200, statusText: 'OK', httpVersion: '1.1', body: 'ok', size: 2 });
    expect(response?.headers).toEqual([
      ['X-Second', 'b'],
      ['x-first', 'a'],
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b=2'],
      ['Content-Length', '2'],
    ]);
  });

  it('asks for no compression, and leaves one that comes as it is', async () => {
    const echo = await startEcho('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc');
    const { request, response } = await transport.send(get(echo.url));
    expect(request.headers.map(([name]) => name)).toEqual(['Host', 'User-Agent', 'Accept', 'Connection']);
    expect(response?.body).toBe('abc');
    expect(response?.headers).toContainEqual(['Content-Encoding', 'gzip']);
  });
});

describe('what comes back', () => {
  it('follows no redirect', async () => {
    const server = await startFaultServer({ '/start': redirect('/elsewhere') });
    const { response } = await transport.send(get(`${server.url}/start`));
    expect(response?.status).toBe(303);
    expect(response?.headers).toContainEqual(['location', '/elsewhere']);
    expect(server.requests).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 410, 422, 429, 500, 502])('takes %i for an answer', async (status) => {
    const server = await startFaultServer({ '/x': html('<h1>no</h1>', status) });
    const { response, failure } = await transport.send(get(`${server.url}/x`));
    expect(failure).toBeUndefined();
    expect(response).toMatchObject({ status, body: '<h1>no</h1>' });
  });

  it('refuses an announced answer above the limit before reading it, with its size', async () => {
    const server = await startFaultServer({ '/x': raw('a'.repeat(5000)) });
    const echo = await startEcho('HTTP/1.1 200 OK\r\nContent-Length: 20000000\r\n\r\naaaa');
    const { response, failure } = await transport.send(get(echo.url));
    expect(failure).toEqual({ kind: 'too-large', limitBytes: 10_000_000, size: 20_000_000 });
    expect(response).toMatchObject({ status: 200, body: '' });
    const small = createTransport({ limitBytes: 5000 });
    expect((await small.send(get(`${server.url}/x`))).failure).toBeUndefined();
  });

  it('refuses an unannounced answer once it is above the limit, and keeps its beginning', async () => {
    const server = await startFaultServer({ '/x': huge(20 * 1024 * 1024) });
    const { response, failure } = await transport.send(get(`${server.url}/x`));
    expect(failure).toEqual({ kind: 'too-large', limitBytes: 10_000_000 });
    expect(response?.size).toBeGreaterThan(10_000_000);
    expect(response?.size).toBeLessThan(11 * 1024 * 1024);
    expect(response?.body).toHaveLength(64 * 1024);
  });
});

describe('failures are values', () => {
  it('refused', async () => {
    const url = await refusedUrl();
    const { failure, response } = await transport.send(get(url));
    expect(response).toBeUndefined();
    expect(failure).toEqual({ kind: 'refused', host: new URL(url).host });
  });

  it('refused on every address of a name', async () => {
    const { port } = new URL(await refusedUrl());
    const { failure } = await transport.send(get(`http://localhost:${port}/`));
    expect(failure).toEqual({ kind: 'refused', host: `localhost:${port}` });
  });

  it('unknown host', async () => {
    const { failure } = await transport.send(get('http://kratos.invalid:4433/'));
    expect(failure).toEqual({ kind: 'dns', host: 'kratos.invalid:4433' });
  });

  it('a certificate that nobody signed', async () => {
    const server = await startFaultServer({}, { tls: true });
    const { failure } = await transport.send(get(`${server.url}/health/ready`));
    expect(failure).toEqual({ kind: 'tls', host: new URL(server.url).host, reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  it('https asked of a server that speaks http', async () => {
    const server = await startFaultServer();
    const { failure } = await transport.send(get(server.url.replace('http:', 'https:')));
    expect(failure).toEqual({
      kind: 'other',
      reason: `${new URL(server.url).host} does not speak https, so ask it with http`,
    });
  });

  it('something else than http, and headers without end', async () => {
    const other = await startEcho('SSH-2.0-OpenSSH_9.9\r\n');
    expect((await transport.send(get(`${other.url}/`))).failure).toEqual({
      kind: 'other',
      reason: `${new URL(other.url).host} does not speak http: look at the port, or ask it with https`,
    });
    const cookies = Array.from({ length: 1_000 }, (_, at) => `cookie${at}=${at}; Path=/`);
    const server = await startFaultServer({ '/x': raw('{}', { headers: { 'set-cookie': cookies } }) });
    expect((await transport.send(get(`${server.url}/x`))).failure).toEqual({
      kind: 'other',
      reason: 'the headers of the answer are longer than 16 kB',
    });
  });

  it('reset before the answer', async () => {
    const server = await startFaultServer({ '/x': reset() });
    const { failure, response } = await transport.send(get(`${server.url}/x`));
    expect(failure).toEqual({ kind: 'reset', receivedBytes: 0 });
    expect(response).toBeUndefined();
  });

  it('reset in the middle keeps what came', async () => {
    const server = await startFaultServer({ '/x': resetMidAnswer() });
    const { failure, response } = await transport.send(get(`${server.url}/x`));
    expect(failure).toEqual({ kind: 'reset', receivedBytes: 7 });
    expect(response).toMatchObject({ status: 200, body: '{"id":"', size: 7 });
  });

  it('an answer shorter than announced keeps what came', async () => {
    const server = await startFaultServer({ '/x': truncated('{"ui":') });
    const { failure, response } = await transport.send(get(`${server.url}/x`));
    expect(failure).toEqual({ kind: 'reset', receivedBytes: 6 });
    expect(response?.body).toBe('{"ui":');
  });

  it('silence ends in a timeout', async () => {
    const server = await startFaultServer({ '/x': silent() });
    const { failure, durationMs } = await transport.send(get(`${server.url}/x`), { timeoutMs: 100 });
    expect(failure).toEqual({ kind: 'timeout', afterMs: 100 });
    expect(durationMs).toBeGreaterThanOrEqual(90);
  });

  it('the timeout counts to the last byte', async () => {
    const echo = await startEcho('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab');
    const { failure, response } = await transport.send(get(echo.url), { timeoutMs: 150 });
    expect(failure).toEqual({ kind: 'timeout', afterMs: 150 });
    expect(response?.body).toBe('ab');
  });

  it('cancelling works before, during and after the headers', async () => {
    const server = await startFaultServer({ '/x': silent(), '/slow': slow(50, raw('late')) });
    expect((await transport.send(get(`${server.url}/x`), { signal: AbortSignal.abort() })).failure).toEqual({
      kind: 'cancelled',
    });
    const waiting = new AbortController();
    const pending = transport.send(get(`${server.url}/x`), { signal: waiting.signal });
    setTimeout(() => {
      waiting.abort();
    }, 50);
    expect((await pending).failure).toEqual({ kind: 'cancelled' });
    const echo = await startEcho('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab');
    const reading = new AbortController();
    setTimeout(() => {
      reading.abort();
    }, 100);
    const cut = await transport.send(get(echo.url), { signal: reading.signal });
    expect(cut.failure).toEqual({ kind: 'cancelled' });
    expect(cut.response?.body).toBe('ab');
  });

  it.each(['no scheme', '127.0.0.1:4433', 'javascript:alert(1)', 'file:///etc/hosts', ''])(
    '%j is no address',
    async (url) => {
      expect((await transport.send(get(url))).failure).toEqual({ kind: 'invalid-url', url });
    },
  );

  it('a header that cannot be sent, and an answer that is no HTTP', async () => {
    const server = await startFaultServer();
    const request: WireRequest = { method: 'GET', url: server.url, headers: [['X-A', 'line\nbreak']] };
    expect((await transport.send(request)).failure).toMatchObject({ kind: 'other' });
    const echo = await startEcho('SSH-2.0-OpenSSH_9.6\r\n');
    expect((await transport.send(get(echo.url))).failure).toMatchObject({ kind: 'other' });
  });

  it('a kept connection that the restarted server closed is opened again', async () => {
    const server = await startFaultServer({ '/x': raw('one') });
    await transport.send(get(`${server.url}/x`));
    await server.stop();
    await server.restart();
    expect((await transport.send(get(`${server.url}/x`))).response?.body).toBe('one');
  });
});

it('measures with the clock it is given', async () => {
  const server = await startFaultServer();
  let now = 1_000;
  const exchange = await createTransport({ clock: () => (now += 5) }).send(get(`${server.url}/health/ready`));
  expect(exchange.startedAt).toBe(1_005);
  expect(exchange.durationMs).toBe(5);
});
