import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { endLater } from '../../kit/cleanup';

/**
 * One HTTP message as it went over the wire: its first line, its header lines in order, and its body without chunks.
 */
export interface Message {
  readonly first: string;
  readonly headers: readonly string[];
  readonly body: string;
}

export interface Passed {
  readonly request: Message;
  readonly answer: Message;
}

/** A wire tap in front of a server: everything passes, and the bytes of both directions are kept. */
export interface Recorder {
  readonly url: string;
  /** Names the server; nothing passes before. */
  aim(target: string): void;
  /** What passed, of each connection in its order; those requests whose first line contains this. */
  passed(part: string): readonly Passed[];
}

/** Starts a recorder; it ends with the file. */
export async function startRecorder(): Promise<Recorder> {
  let target = new URL('http://127.0.0.1:9');
  const sockets = new Set<Socket>();
  const lines: { sent: string; received: string }[] = [];
  const server = createServer((near) => {
    const line = { sent: '', received: '' };
    lines.push(line);
    const far = connect(Number(target.port), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (chunk) => (line.sent += chunk.toString('latin1')));
    far.on('data', (chunk) => (line.received += chunk.toString('latin1')));
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endLater(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    aim: (url) => {
      target = new URL(url);
    },
    passed: (part) =>
      lines
        .flatMap(({ sent, received }) => {
          const answers = readMessages(received);
          return readMessages(sent).flatMap((request, index) => {
            const answer = answers[index];
            return answer ? [{ request, answer }] : [];
          });
        })
        .filter(({ request }) => request.first.includes(part)),
  };
}

/** The messages in the bytes of one direction of one connection; what is not complete yet is left out. */
function readMessages(bytes: string): Message[] {
  const messages: Message[] = [];
  for (let rest = bytes; rest.includes('\r\n\r\n');) {
    const end = rest.indexOf('\r\n\r\n');
    const [first = '', ...headers] = rest.slice(0, end).split('\r\n');
    const after = rest.slice(end + 4);
    const read = headers.some((line) => /^transfer-encoding: *chunked$/i.test(line))
      ? readChunks(after)
      : readLength(after, headers);
    if (!read) break;
    messages.push({ first, headers, body: Buffer.from(read.body, 'latin1').toString('utf8') });
    rest = read.rest;
  }
  return messages;
}

interface ReadBody {
  readonly body: string;
  readonly rest: string;
}

function readLength(bytes: string, headers: readonly string[]): ReadBody | undefined {
  const line = headers.find((header) => /^content-length:/i.test(header));
  const length = Number(line?.split(':')[1] ?? 0);
  return bytes.length < length ? undefined : { body: bytes.slice(0, length), rest: bytes.slice(length) };
}

function readChunks(bytes: string): ReadBody | undefined {
  let body = '';
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n', at);
    if (end < 0) return undefined;
    const length = Number.parseInt(bytes.slice(at, end), 16);
    const next = end + 2 + length + 2;
    if (bytes.length < next) return undefined;
    if (length === 0) return { body, rest: bytes.slice(next) };
    body += bytes.slice(end + 2, end + 2 + length);
    at = next;
  }
}
