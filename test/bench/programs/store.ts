// node store.mjs <flows> <recording>: the store and its storage with that many flows, in plain Node.
import { readFileSync } from 'node:fs';
import { createExplorer } from '../../../src/kratos/drive/explorer';
import { FlowStore } from '../../../src/kratos/store/flowStore';
import type { FlowRecord } from '../../../src/kratos/record/types';
import { createTransport } from '../../../src/kratos/wire/transport';
import type { RecordedExchange } from '../../kit/replay';
import { documentText, flowDocuments, recordOf } from '../flowDocuments';
import { median } from '../statistics';
import { memoryDocuments, memoryVault } from './memory';

const count = Number(process.argv[2] ?? 10_000);

/** Times in milliseconds, sizes in bytes. */
export interface StoreTimes {
  /** Putting one flow into the full store, with an event heard by two listeners. */
  readonly putMs: number;
  /** One look of the clock at the full store while nothing is due. */
  readonly clockMs: number;
  /** The clock's look in which one flow expires. */
  readonly expiryMs: number;
  /** Reading a persona's newest hundred. */
  readonly firstPageMs: number;
  /** Reading everything back from storage. */
  readonly restoreMs: number;
  readonly heapPerFlow: number;
  readonly documentBytes: number;
}

const publicUrl = 'http://127.0.0.1:4433';
const now = Date.now();
const recording = JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8')) as RecordedExchange[];
const make = flowDocuments(recording, { connectionId: 'practice', personaId: 'alice', publicUrl, now });

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const repeated = (times: number, work: (turn: number) => void): number =>
  median(
    Array.from({ length: times }, (_, turn) =>
      timed(() => {
        work(turn);
      }),
    ),
  );

const empty = heap();
const store = new FlowStore();
let heard = 0;
const hear = (): void => void (heard += 1);
store.onDidChange(hear);
store.onDidChange(() => {
  hear();
});
for (let number = count; number > 0; number -= 1) store.put(recordOf(make(number)));
const heapPerFlow = (heap() - empty) / count;
if (store.size !== count || heard !== 2 * count) throw new Error('The store does not hold what was put into it.');

const first: FlowRecord = recordOf(make(1));
const putMs = repeated(200, (turn) => store.put({ ...first, draft: { identifier: String(turn) } }));
const clockMs = repeated(200, (turn) => store.expireDue(now + turn));
const firstPageMs = repeated(50, () => store.ofPersona('alice').slice(-100).reverse());
const expiryMs = repeated(20, (turn) => {
  store.put({ ...first, expiresAt: now + 1000 + turn });
  if (store.expireDue(now + 1000 + turn).length !== 1) throw new Error('The clock missed a flow.');
});

const files = new Map<string, string>();
for (let number = 1; number <= count; number += 1) {
  const document = make(number);
  files.set(`flow-${document.id}.json`, documentText(document));
}
const explorer = createExplorer({
  transport: createTransport(),
  vault: memoryVault(),
  documents: memoryDocuments(files),
  connections: () => [{ id: 'practice', name: 'practice', publicUrl }],
  apiKey: () => Promise.resolve(undefined),
});
const began = performance.now();
const { flows, skipped } = await explorer.persistence.restore();
const restoreMs = performance.now() - began;
if (flows !== count || skipped > 0) throw new Error(`${flows} of ${count} flows were read back.`);
const documentBytes = [...files.values()].reduce((sum, text) => sum + text.length, 0) / count;

const times: StoreTimes = { putMs, clockMs, expiryMs, firstPageMs, restoreMs, heapPerFlow, documentBytes };
console.log(JSON.stringify(times));
process.exit(0);
