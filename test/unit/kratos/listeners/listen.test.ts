import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../../scripts/processes.mjs';
import { listen, type HeardRequest, type Listener, type Reply } from '../../../../src/kratos/listeners/listen';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
});

const who = { listener: 'kratos-flow-explorer', folder: 'shop' };

async function open(
  reply: Reply = { status: 200, body: 'taken' },
): Promise<{ port: number; heard: HeardRequest[]; refusals: string[]; listener: Listener }> {
  const port = await freePort();
  const heard: HeardRequest[] = [];
  const refusals: string[] = [];
  const listener = await listen({
    port,
    who,
    limitBytes: 1000,
    refused: ({ status }) => refusals.push(String(status)),
    handle: (one) => {
      heard.push(one);
      return Promise.resolve(reply);
    },
  });
  if (listener.kind !== 'open') throw new Error(listener.why);
  ends.push(() => listener.close());
  return { port, heard, refusals, listener };
}

/** Asks as any program may. */
function ask(
  port: number,
  {
    headers = {},
    body = '',
    method = 'POST',
    path = '/sms?x=1',
  }: { headers?: Record<string, string>; body?: string; method?: string; path?: string } = {},
): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: text, headers: answer.headers });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('a listener', () => {
  it('hears what a program of this machine sends', async () => {
    const { port, heard, refusals } = await open();
    expect(await ask(port, { body: '{"to":"ä"}', headers: { 'X-Key': 'k' } })).toMatchObject({
      status: 200,
      body: 'taken',
    });
    expect(heard).toMatchObject([{ method: 'POST', path: '/sms?x=1', body: '{"to":"ä"}' }]);
    expect(heard[0]?.headers).toContainEqual(['X-Key', 'k']);
    expect(refusals).toEqual([]);
  });

  it.each([
    ['evil.example', 421],
    ['evil.example:4470', 421],
    ['127.0.0.1', 421],
    ['localhost.evil.example', 421],
  ])('does not answer to the name %s', async (host, status) => {
    const { port, heard } = await open();
    const answer = await ask(port, { headers: { host } });
    expect(answer.status).toBe(status);
    expect(answer.body).toBe(
      `This listener is 127.0.0.1:${port}, and answers to no other name than that and localhost.`,
    );
    expect(heard).toEqual([]);
  });

  it('answers to localhost', async () => {
    const { port } = await open();
    expect((await ask(port, { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
    'takes nothing from a page: %j',
    async (headers) => {
      const { port, heard } = await open();
      const answer = await ask(port, { headers });
      expect(answer).toMatchObject({ status: 403, body: 'This listener takes nothing from pages in a browser.' });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(heard).toEqual([]);
    },
  );

  it('takes no large body, announced or not, and says so', async () => {
    const { port, heard } = await open();
    const body = 'x'.repeat(200_000);
    const told = { status: 413, body: 'The body is larger than the 1 kB that are taken here.' };
    expect(await ask(port, { body })).toMatchObject(told);
    expect(await ask(port, { body, headers: { 'transfer-encoding': 'chunked' } })).toMatchObject(told);
    expect(heard).toEqual([]);
    expect((await ask(port, { body: 'small' })).status).toBe(200);
  });

  it('says who has the port that another window wants', async () => {
    const { port } = await open();
    expect(
      await listen({ port, who: { ...who, folder: 'other' }, handle: () => Promise.resolve({ status: 200 }) }),
    ).toEqual({
      kind: 'not-open',
      why: `The window of “shop” listens at 127.0.0.1:${port} already: what comes is shown there.`,
    });
  });

  it('says that another program has the port', async () => {
    const server = createServer((_, response) => response.end('<html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    expect(await listen({ port, who, handle: () => Promise.resolve({ status: 200 }) })).toEqual({
      kind: 'not-open',
      why: `Another program listens at 127.0.0.1:${port} already: end it, or choose another port.`,
    });
  });

  it('ends at once, whoever waits for an answer', async () => {
    const port = await freePort();
    let reached = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (reached = resolve));
    const aborted: boolean[] = [];
    const listener = await listen({
      port,
      who,
      handle: (_, signal) =>
        new Promise((resolve) => {
          reached();
          signal.addEventListener('abort', () => {
            aborted.push(true);
            resolve({ status: 200 });
          });
        }),
    });
    const answer = ask(port).catch((error: unknown) => (error as NodeJS.ErrnoException).code);
    await arrived;
    if (listener.kind === 'open') await listener.close();
    expect(await answer).toBe('ECONNRESET');
    expect(aborted).toEqual([true]);
    await expect(ask(port)).rejects.toThrow('ECONNREFUSED');
  });
});
