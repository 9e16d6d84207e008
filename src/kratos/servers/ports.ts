import { createServer } from 'node:net';
import type { Ports } from './types';

const loopback = '127.0.0.1';

/** Where people expect Kratos. */
const usual: Ports = { public: 4433, admin: 4434 };

/** The usual ports where nobody has them, else two that are free at this moment. */
export async function freePorts(): Promise<Ports> {
  if ((await takenPorts(usual)).length === 0) return usual;
  return { public: await freePort(), admin: await freePort() };
}

/** Which of some ports somebody listens at. */
export async function takenPorts(ports: Ports): Promise<readonly number[]> {
  const all = [ports.public, ports.admin];
  const free = await Promise.all(all.map((port) => isFree(port)));
  return all.filter((_, index) => !free[index]);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => {
      resolve(false);
    });
    server.listen(port, loopback, () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}

/** A port of the loopback interface that nobody uses at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, loopback, () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('A listener has no port.'));
      });
    });
  });
}
