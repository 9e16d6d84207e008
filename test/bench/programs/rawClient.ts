import { request as open, type IncomingHttpHeaders } from 'node:http';
import type { Header } from '../../../src/kratos/exchange/types';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * One request with node:http and nothing else: what every client has to spend. The headers go out as they are, the body
 * is read to its last byte and decoded, and the connection is kept by Node's own agent.
 */
export function sendRaw(method: string, url: string, headers: readonly Header[], body?: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = open(url, { method, headers: Object.fromEntries(headers) }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.once('error', reject).once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
