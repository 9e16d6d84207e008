import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { endLater } from '../kit/cleanup';

/** A wire tap in front of a server: everything passes, and the bytes that went to the server are kept. */
export interface Tap {
  readonly url: string;
  /** The bytes sent to the server since the last call, one character each. */
  heard(): string;
}

/** Starts a tap in front of a URL's host; it ends with the test. */
export async function startTap(target: string): Promise<Tap> {
  const { hostname, port } = new URL(target);
  let bytes = '';
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => (bytes += chunk.toString('latin1')));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endLater(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard() {
      const all = bytes;
      bytes = '';
      return all;
    },
  };
}
