import { createExplorer } from '../../../../src/kratos/drive/explorer';
import type { HeardMessage } from '../../../../src/kratos/listeners/channelMessage';
import type { Explorer } from '../../../../src/kratos/drive/explorer';
import type { ClientKind } from '../../../../src/kratos/flow/types';
import type { Connection, Persona } from '../../../../src/kratos/record/types';
import type { Exchange, Header, WireRequest } from '../../../../src/kratos/exchange/types';
import type { SendOptions, Transport } from '../../../../src/kratos/wire/types';
import { recorded } from '../../../kit/replay';
import { memoryStorage } from '../../../kit/storage';
import type { Storage } from '../../../kit/storage';

/** What a scripted server says to a request; a string body is sent as it is. */
export interface Said {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: readonly Header[];
  /** Resolves when the answer may come. */
  readonly after?: Promise<unknown>;
}

export type Script = (request: WireRequest, count: number) => Said;

export interface ScriptedTransport extends Transport {
  readonly requests: WireRequest[];
}

/** A transport without a network. A request that is cancelled before its answer comes is a failure, as on the wire. */
export function scripted(script: Script): ScriptedTransport {
  const requests: WireRequest[] = [];
  return {
    requests,
    async send(request: WireRequest, { signal }: SendOptions = {}): Promise<Exchange> {
      const base = { id: `exchange-${requests.length}`, source: 'sent', startedAt: 0, durationMs: 1, request } as const;
      const cancelled = { ...base, failure: { kind: 'cancelled' } } as const;
      if (signal?.aborted) return cancelled;
      requests.push(request);
      const said = script(request, requests.length);
      await Promise.race([
        said.after ?? Promise.resolve(),
        new Promise((resolve) => signal?.addEventListener('abort', resolve)),
      ]);
      if (signal?.aborted) return cancelled;
      const body = said.body === undefined ? '' : typeof said.body === 'string' ? said.body : JSON.stringify(said.body);
      const headers: Header[] = [['Content-Type', 'application/json'], ...(said.headers ?? [])];
      const response = { status: said.status, statusText: '', httpVersion: '1.1', headers, body, size: body.length };
      return { ...base, response };
    },
  };
}

/**
 * Answers as recorded: requests with the same method and path (query aside) get their answers in order, the last one
 * again and again.
 */
export function asRecorded(version: string, scenario: string): Script {
  const queues = new Map<string, Said[]>();
  for (const { request, response } of recorded(version, scenario)) {
    const key = `${request.method} ${request.path.split('?')[0] ?? ''}`;
    const cookies = [response?.headers['set-cookie'] ?? []].flat().map((value): Header => ['Set-Cookie', value]);
    const said = response && { status: response.status, body: response.body, headers: cookies };
    if (said) queues.set(key, [...(queues.get(key) ?? []), said]);
  }
  return (request) => {
    const queue = queues.get(`${request.method} ${new URL(request.url).pathname}`) ?? [];
    return (
      (queue.length > 1 ? queue.shift() : queue[0]) ?? {
        status: 404,
        body: { error: { code: 404, message: 'not recorded' } },
      }
    );
  };
}

export const practice: Connection = {
  id: 'practice',
  name: 'practice',
  publicUrl: 'http://127.0.0.1:4433',
  adminUrl: 'http://127.0.0.1:4434',
};

export interface Stage {
  readonly explorer: Explorer;
  readonly transport: ScriptedTransport;
  readonly storage: Storage;
  readonly persona: (name: string, client: ClientKind) => Persona;
}

/** The core on a scripted server. */
export function stage(
  script: Script,
  options: {
    storage?: Storage;
    connection?: Connection;
    now?: () => number;
    heard?: readonly HeardMessage[] | undefined;
  } = {},
): Stage {
  const { storage = memoryStorage(), connection = practice, now } = options;
  const transport = scripted(script);
  const explorer = createExplorer({
    transport,
    vault: storage.vault,
    documents: storage.documents,
    connections: () => [connection],
    apiKey: () => Promise.resolve(undefined),
    ...(now && { now }),
    heard: () => options.heard,
  });
  return {
    explorer,
    transport,
    storage,
    persona: (name, client) => explorer.personas.add({ name, client, connectionId: connection.id }),
  };
}

let count = 0;

/** A login flow in Kratos's words. */
export function loginFlow(
  parts: Record<string, unknown> = {},
  ui: Record<string, unknown> = {},
): Record<string, unknown> {
  const id = `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`;
  const submit = { type: 'submit', name: 'method', value: 'password', disabled: false, node_type: 'input' };
  const input = (name: string, type: string): object => ({
    type: 'input',
    group: name === 'identifier' ? 'default' : 'password',
    attributes: { name, type, disabled: false, required: true, node_type: 'input' },
    messages: [],
    meta: {},
  });
  return {
    id,
    type: 'api',
    state: 'choose_method',
    expires_at: '2100-01-01T00:00:00Z',
    issued_at: '2026-01-01T00:00:00Z',
    ui: {
      action: `${practice.publicUrl}/self-service/login?flow=${id}`,
      method: 'POST',
      nodes: [
        input('identifier', 'text'),
        input('password', 'password'),
        { type: 'input', group: 'password', attributes: submit, messages: [], meta: {} },
      ],
      ...ui,
    },
    ...parts,
  };
}
