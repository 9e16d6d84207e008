import type { Header, WireRequest } from '../../../src/kratos/exchange/types';
import { sendRaw, type RawAnswer } from './rawClient';

/**
 * A browser by hand that logs in: it keeps the cookie of the last answer and what it needs of the flow. Its requests
 * are made before they are sent.
 */
export class RawBrowser {
  #cookie = '';
  #flow = { id: '', action: '', token: '' };

  constructor(private readonly publicUrl: string) {}

  start(): WireRequest {
    return this.#request('GET', `${this.publicUrl}/self-service/login/browser`);
  }

  fetch(): WireRequest {
    return this.#request('GET', `${this.publicUrl}/self-service/login/flows?id=${this.#flow.id}`);
  }

  submit(identifier: string, password: string): WireRequest {
    const { action, token } = this.#flow;
    const body = JSON.stringify({ method: 'password', identifier, password, csrf_token: token }, null, 2);
    return this.#request('POST', action, body);
  }

  send({ method, url, headers, body }: WireRequest): Promise<RawAnswer> {
    return sendRaw(method, url, headers, body);
  }

  take({ headers, body }: RawAnswer): void {
    const cookies = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
    if (cookies.length > 0) this.#cookie = cookies.join('; ');
    const { id, ui } = JSON.parse(body) as {
      id: string;
      ui: { action: string; nodes: { attributes: { name?: string; value?: string } }[] };
    };
    const token = ui.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value ?? '';
    this.#flow = { id, action: ui.action, token };
  }

  /** The headers that the core sends, in its order. */
  #request(method: string, url: string, body?: string): WireRequest {
    const headers: Header[] = [
      ['Host', new URL(url).host],
      ['User-Agent', 'kratos-flow-explorer'],
      ['Accept', 'application/json'],
      ...(body === undefined ? [] : ([['Content-Type', 'application/json']] as const)),
      ...(this.#cookie === '' ? [] : ([['Cookie', this.#cookie]] as const)),
      ...(body === undefined ? [] : ([['Content-Length', String(Buffer.byteLength(body))]] as const)),
      ['Connection', 'keep-alive'],
    ];
    return { method, url, headers, ...(body !== undefined && { body }) };
  }
}
