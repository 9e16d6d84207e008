import {
  Agent,
  createServer,
  globalAgent as httpAgent,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer, globalAgent as tlsAgent, type Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { endLater } from '../kit/cleanup';
import { selfSigned } from '../kit/self-signed';
import type { Fault } from './faults';

/** What stands before a server and hands everything on, unless it is told to do something else. */
export interface Front {
  /** Without a slash at the end. */
  readonly url: string;
  /** From now on every request meets the fault; without one, they are handed on again. */
  turn(fault: Fault | undefined): Promise<void>;
  /** How many requests met a fault. */
  readonly met: number;
}

/** What this process trusts while a front speaks https. Two that sign themselves by one name would be confused. */
let known: ReturnType<typeof selfSigned> | undefined;

/**
 * Starts a front before a server, on the loopback interface; it ends with the test. With `tls` it speaks https, by a
 * certificate that this process trusts until then.
 */
export async function startFront(target: string, { tls = false }: { readonly tls?: boolean } = {}): Promise<Front> {
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Socket>();
  let fault: Fault | undefined;
  let met = 0;
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (!fault) {
      handOn(target, agent, request, response);
      return;
    }
    met += 1;
    if (typeof fault.does !== 'function') return;
    // A request that is not read to its end would be cut by the system, whatever is answered.
    const { does } = fault;
    request.resume().once('end', () => does(request, response));
  };
  const own = tls ? (known ??= selfSigned()) : undefined;
  const server: Server | TlsServer = own ? createTlsServer(own, listener) : createServer(listener);
  const opened = own ? 'secureConnection' : 'connection';
  server.on(opened, (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  if (own) tlsAgent.options.ca = own.cert;
  /** Ends every connection, and waits until whoever kept one for later has heard of it. */
  const cut = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    while (keptFor(port) > 0) await sleep(1);
  };
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    await cut();
    await closed;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  endLater(async () => {
    if (own) delete tlsAgent.options.ca;
    agent.destroy();
    await close();
  });
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    get met() {
      return met;
    },
    async turn(next) {
      const before = fault?.does;
      fault = next;
      if (before === 'refuses') await listen(port);
      if (next?.does === 'refuses') await close();
      if (own && (before === 'loses its certificate' || next?.does === 'loses its certificate')) {
        (server as TlsServer).setSecureContext(next ? selfSigned() : own);
        await cut();
      }
    },
  };
}

/** Connections of this process that wait for another request to this port. */
function keptFor(port: number): number {
  return [httpAgent, tlsAgent]
    .flatMap(({ freeSockets }) => Object.entries(freeSockets))
    .filter(([name]) => name.startsWith(`127.0.0.1:${port}:`))
    .reduce((sum, [, kept]) => sum + (kept?.length ?? 0), 0);
}

/** Has the server answer, byte for byte. */
function handOn(target: string, agent: Agent, request: IncomingMessage, response: ServerResponse): void {
  const { hostname, port } = new URL(target);
  const { method, url: path, rawHeaders: headers } = request;
  const onward = ask({ hostname, port, method, path, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
