import { request as open, type IncomingHttpHeaders } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** From the call to the last byte. */
  readonly durationMs: number;
}

/** One request with node:http and nothing else: what every client has to spend. Connections are kept, as the editor's are. */
export function sendRaw(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): Promise<RawAnswer> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    const sent = open(url, { method, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject).once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const durationMs = performance.now() - began;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text, durationMs });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
