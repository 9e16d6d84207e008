// node heap.mjs <recording>: what the core keeps in memory while a thousand flows of twenty exchanges come and go.
import { readFileSync } from 'node:fs';
import { createExplorer } from '../../../src/kratos/drive/explorer';
import type { Exchange } from '../../../src/kratos/exchange/types';
import { createTransport } from '../../../src/kratos/wire/transport';
import type { RecordedExchange } from '../../kit/replay';
import { flowDocuments, flowId, recordOf } from '../flowDocuments';
import { memoryDocuments, memoryVault } from './memory';

const flows = 1_000;
const exchanges = 20;
const step = 100;

/** The heap in bytes beyond an empty core's, by how many flows there were. */
export type HeapSizes = readonly { readonly flows: number; readonly bytes: number }[];

const publicUrl = 'http://127.0.0.1:4433';
const recording = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as RecordedExchange[];
const make = flowDocuments(recording, { connectionId: 'practice', personaId: 'alice', publicUrl, now: Date.now() });
const explorer = createExplorer({
  transport: createTransport(),
  vault: memoryVault(),
  // What is written is on the disk of the editor, and not in its memory.
  documents: { ...memoryDocuments(), write: () => Promise.resolve(undefined) },
  connections: () => [{ id: 'practice', name: 'practice', publicUrl }],
  apiKey: () => Promise.resolve(undefined),
});

/** A flow that is answered again and again, each time with a text of its own, and then is over. */
async function comeAndGo(number: number): Promise<void> {
  const record = recordOf(make(number));
  const { id } = record;
  explorer.flows.put(record);
  for (let at = 1; at < exchanges; at += 1) {
    const now = explorer.flows.get(id) ?? record;
    const [first] = now.exchanges;
    if (first) explorer.flows.update(id, { exchanges: [...now.exchanges, answeredAgain(first, number, at)] });
  }
  explorer.flows.update(id, { status: 'done' });
  await explorer.flush();
}

function answeredAgain(exchange: Exchange, number: number, at: number): Exchange {
  const { response } = exchange;
  const own = flowId(1_000_000 + number * exchanges + at);
  return { ...exchange, id: own, ...(response && { response: { ...response, body: `${response.body} ${own}` } }) };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const empty = heap();
const sizes: { flows: number; bytes: number }[] = [];
for (let number = 1; number <= flows; number += 1) {
  await comeAndGo(number);
  if (number % step === 0) sizes.push({ flows: number, bytes: heap() - empty });
}
const result: HeapSizes = sizes;
console.log(JSON.stringify(result));
process.exit(0);
