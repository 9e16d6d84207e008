import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { endLater } from '../../../kit/cleanup';

/** A server below HTTP: it keeps the bytes it was sent and answers each request with the bytes it was given. */
export interface Echo {
  readonly url: string;
  /** Everything received so far, all connections together. */
  received(): string;
}

/**
 * Starts it on a loopback port; it ends with the test. A request counts as complete once the announced body is there.
 */
export async function startEcho(answer: string | Buffer): Promise<Echo> {
  let received = '';
  const server = createServer((socket) => {
    let pending = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      pending += chunk.toString('latin1');
      const head = pending.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(pending)?.[1] ?? 0);
      if (pending.length < head + 4 + length) return;
      pending = '';
      socket.write(answer);
    });
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endLater(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received: () => received };
}

/** A request as its bytes on the wire, latin1 as `received` is. */
export function bytesOf(request: {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
}): string {
  const { pathname, search } = new URL(request.url);
  const lines = [
    `${request.method} ${pathname}${search} HTTP/1.1`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${Buffer.from(request.body ?? '', 'utf8').toString('latin1')}`;
}
