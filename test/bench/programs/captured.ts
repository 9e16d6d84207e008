// node captured.mjs <exchanges>: what a page that is watched for long leaves in memory, in plain Node.
import { Capture } from '../../../src/kratos/capture/capture';
import type { NetworkEvent } from '../../../src/kratos/capture/types';
import { defaultLimits, limitFlows } from '../../../src/kratos/store/flowLimits';
import { FlowStore } from '../../../src/kratos/store/flowStore';
import { flowId } from '../flowDocuments';

/** The heap, in bytes, after so many exchanges. */
export interface CapturedHeap {
  readonly heap: readonly { readonly exchanges: number; readonly bytes: number }[];
  /** What is left of them. */
  readonly kept: number;
}

const publicUrl = 'http://127.0.0.1:4433';
const count = Number(process.argv[2] ?? 10_000);
const flows = new FlowStore(() => defaultLimits.exchanges);
const bodies = new Map<string, string>();
limitFlows(
  flows,
  () => defaultLimits,
  () => undefined,
);
const capture = new Capture({
  watched: { publicUrl, connectionId: 'practice', personaId: 'alice' },
  known: { get: (id) => flows.get(id), recent: () => flows.ofPersona('alice').slice(-20).reverse() },
  readBody: (_, requestId) => {
    const body = bodies.get(requestId);
    bodies.delete(requestId);
    return Promise.resolve(body);
  },
  keep: (record) => {
    flows.put(record);
  },
  warn: () => undefined,
});

const marks = [1000, count / 2, count];
const heap: { exchanges: number; bytes: number }[] = [];
for (let exchange = 0; exchange < count; exchange += 1) {
  bodies.set(`r${exchange}`, loginFlow(flowId(exchange)));
  for (const event of begins(`r${exchange}`)) capture.hear('tab', event);
  await capture.settled();
  if (marks.includes(exchange + 1)) {
    globalThis.gc?.();
    heap.push({ exchanges: exchange + 1, bytes: process.memoryUsage().heapUsed });
  }
}
console.log(JSON.stringify({ heap, kept: [...flows.all()].flatMap(({ exchanges }) => exchanges).length }));

/** A page that begins a login. */
function begins(requestId: string): NetworkEvent[] {
  const url = `${publicUrl}/self-service/login/browser`;
  const request = { method: 'GET', url, headers: { Accept: 'application/json' } };
  const response = { status: 200, statusText: 'OK', headers: {}, encodedDataLength: 2000, protocol: 'http/1.1' };
  const page = { documentURL: 'http://127.0.0.1:3000/login', loaderId: requestId, type: 'Fetch' };
  return [
    { method: 'Network.requestWillBeSent', params: { requestId, request, timestamp: 1, wallTime: 1, ...page } },
    { method: 'Network.responseReceived', params: { requestId, response, hasExtraInfo: false } },
    { method: 'Network.loadingFinished', params: { requestId, timestamp: 2 } },
  ] as NetworkEvent[];
}

function loginFlow(id: string): string {
  const input = (name: string): object => ({
    type: 'input',
    group: 'password',
    attributes: { name, type: 'text', node_type: 'input', disabled: false },
    messages: [],
    meta: {},
  });
  return JSON.stringify({
    id,
    type: 'browser',
    state: 'choose_method',
    issued_at: '2026-01-01T00:00:00Z',
    expires_at: '2036-01-01T00:00:00Z',
    request_url: `${publicUrl}/self-service/login/browser`,
    ui: {
      action: `${publicUrl}/self-service/login?flow=${id}`,
      method: 'POST',
      nodes: Array.from({ length: 8 }, (_, at) => input(`field-${at}`)),
    },
  });
}
