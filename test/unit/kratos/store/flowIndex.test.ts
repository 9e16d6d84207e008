import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { indexName } from '../../../../src/kratos/store/flowIndex';
import { FlowStore } from '../../../../src/kratos/store/flowStore';
import { createPersistence, type Persistence } from '../../../../src/kratos/store/persistence';
import { PersonaStore } from '../../../../src/kratos/store/personaStore';
import type { Documents } from '../../../../src/kratos/store/types';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import { documentsIn } from '../../../../src/platform/documents';
import { memoryStorage, type Storage } from '../../../kit/storage';
import { exchange, record } from './records';

interface Shelf {
  readonly flows: FlowStore;
  readonly persistence: Persistence;
  readonly read: string[];
}

/** Opens what is stored, as a window does, and notes what is read. */
function open({ vault }: Storage, documents: Documents): Shelf {
  const read: string[] = [];
  const flows = new FlowStore();
  const noted: Documents = {
    ...documents,
    read: (name) => {
      if (name.startsWith('flow-')) read.push(name);
      return documents.read(name);
    },
  };
  const personas = new PersonaStore(vault, createCookieJar);
  return { flows, read, persistence: createPersistence(flows, personas, noted, () => []) };
}

const many = 700;
/** Of two personas in turn, in the order in which they began. */
const numbers = Array.from({ length: many }, (_, number) => number);
const idOf = (number: number): string => `flow-${String(number)}`;

async function store(storage: Storage, documents: Documents): Promise<void> {
  const { flows, persistence } = open(storage, documents);
  for (const number of numbers) {
    const personaId = number % 2 === 0 ? 'alice' : 'bob';
    flows.put(record(idOf(number), { personaId, startedAt: number, exchanges: [exchange(`of ${String(number)}`)] }));
  }
  await persistence.flush();
}

const idsIn = (flows: FlowStore): string[] => [...flows.all()].map(({ id }) => id);

describe('the index of flows', () => {
  it('has the newest flows of each persona read first, and the rest in its place', async () => {
    const storage = memoryStorage();
    await store(storage, storage.documents);
    await open(storage, storage.documents).persistence.restore();

    const { flows, read, persistence } = open(storage, storage.documents);
    const told: string[] = [];
    flows.onDidChange(({ kind }) => told.push(kind));
    const newest = await persistence.restoreNewest();
    expect(idsIn(flows)).toEqual(numbers.slice(-200).map(idOf));
    expect(read).toHaveLength(200);
    flows.put(record('begun meanwhile', { personaId: 'alice', startedAt: many }));
    told.length = 0;
    expect(await newest.whole()).toEqual({ flows: many, skipped: 0 });
    expect(idsIn(flows)).toEqual([...numbers.map(idOf), 'begun meanwhile']);
    expect(flows.ofPersona('bob').map(({ id }) => id)).toEqual(numbers.filter((one) => one % 2 === 1).map(idOf));
    expect(told).toEqual(['older-flows']);
    expect(read).toHaveLength(many);
  });

  it('is read by before it lists everything: what it lacks is read first, what is gone passed over', async () => {
    const storage = memoryStorage();
    await store(storage, storage.documents);
    await open(storage, storage.documents).persistence.restore();
    const writer = open(storage, storage.documents);
    await writer.persistence.restore();
    writer.flows.put(record('new', { personaId: 'bob', startedAt: 1 }));
    writer.flows.remove(idOf(many - 1));
    await writer.persistence.flush();

    const { flows, persistence } = open(storage, storage.documents);
    const newest = await persistence.restoreNewest();
    expect(flows.get('new')).toBeDefined();
    expect(flows.get(idOf(many - 1))).toBeUndefined();
    expect(await newest.whole()).toEqual({ flows: many, skipped: 0 });
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['cut off', '{"version":1,"owners":["alice"],"flows":[["flow-flow-1.json",1,0],["flow-fl'],
    ['of another version', '{"version":2,"owners":[],"flows":[]}'],
    ['wrong', '{"version":1,"owners":[],"flows":[["flow-flow-1.json",1,7],["flow-none.json",5,0]]}'],
  ])('loses nothing when it is %s, and is made anew', async (_, text) => {
    const storage = memoryStorage();
    await store(storage, storage.documents);
    if (text === undefined) storage.files.delete(indexName);
    else storage.files.set(indexName, text);
    const { flows, persistence } = open(storage, storage.documents);
    expect(await persistence.restore()).toEqual({ flows: many, skipped: 0 });
    expect(new Set(idsIn(flows))).toEqual(new Set(numbers.map(idOf)));

    const next = open(storage, storage.documents);
    await next.persistence.restoreNewest();
    expect(next.read).toHaveLength(200);
  });

  it('is whole on the disk at any time, and no flow of its own', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'index-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const storage = memoryStorage();
    await store(storage, documentsIn(folder));
    await open(storage, documentsIn(folder)).persistence.restore();
    // A window that was killed while it wrote the index.
    await writeFile(path.join(folder, '~1-unfinished'), '{"version":1,"own');
    const { flows, read, persistence } = open(storage, documentsIn(folder));
    const newest = await persistence.restoreNewest();
    expect(read).toHaveLength(200);
    await newest.whole();
    expect(idsIn(flows)).toEqual(numbers.map(idOf));
    expect(await readdir(folder)).toContain(indexName);
  });

  it('is not there for few', async () => {
    const storage = memoryStorage();
    const { flows, persistence } = open(storage, storage.documents);
    flows.put(record('only', { exchanges: [exchange('a')] }));
    await persistence.flush();
    await open(storage, storage.documents).persistence.restore();
    expect([...storage.files.keys()]).not.toContain(indexName);
  });
});
