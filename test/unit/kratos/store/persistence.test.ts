import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientKinds, flowTypes } from '../../../../src/kratos/flow/types';
import { FlowStore } from '../../../../src/kratos/store/flowStore';
import { createPersistence } from '../../../../src/kratos/store/persistence';
import type { Persistence } from '../../../../src/kratos/store/persistence';
import { PersonaStore } from '../../../../src/kratos/store/personaStore';
import { restoreRecord } from '../../../../src/kratos/record/fold';
import type { Exchange, Header } from '../../../../src/kratos/exchange/types';
import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import { redactExchange } from '../../../../src/kratos/exchange/redact';
import { documentsIn } from '../../../../src/platform/documents';
import { scenarios } from '../../../kit/replay';
import { memoryStorage } from '../../../kit/storage';
import type { Storage } from '../../../kit/storage';
import { flowSteps, versions } from '../flow/replay/flowSteps';
import type { FlowStep } from '../flow/replay/flowSteps';
import { exchange, record } from './records';

interface Shelf {
  readonly flows: FlowStore;
  readonly personas: PersonaStore;
  readonly persistence: Persistence;
}

function shelf(storage: Storage, secrets: readonly string[] = []): Shelf {
  const flows = new FlowStore();
  const personas = new PersonaStore(storage.vault, createCookieJar);
  return { flows, personas, persistence: createPersistence(flows, personas, storage.documents, () => secrets) };
}

describe('persistence', () => {
  it('reads back what was written, in the order in which it began', async () => {
    const storage = memoryStorage();
    const before = shelf(storage);
    const { id } = before.personas.add({ name: 'alice', client: 'native', connectionId: 'practice' });
    before.personas.setSession({ personaId: id, status: 'signed-in', checkedAt: 7, exchange: exchange('whoami') });
    const parts = { personaId: id, exchanges: [exchange('a')] };
    before.flows.put(record('later', { ...parts, startedAt: 2, status: 'expired', next: 'x', resumes: 'y' }));
    before.flows.put(record('local-1/../2', { ...parts, startedAt: 1, parameters: { aal: 'aal2', refresh: true } }));
    await before.persistence.flush();

    const after = shelf(storage);
    expect(await after.persistence.restore()).toEqual({ flows: 2, skipped: 0 });
    expect([...after.flows.all()].map((one) => one.id)).toEqual(['local-1/../2', 'later']);
    expect(after.flows.get('later')).toMatchObject({ status: 'expired', next: 'x', resumes: 'y', restored: true });
    expect(after.flows.get('local-1/../2')?.parameters).toEqual({ aal: 'aal2', refresh: true });
    expect(after.flows.get('later')?.exchanges).toMatchObject([{ id: 'a', redacted: true }]);
    expect(after.personas.all()).toEqual(before.personas.all());
    expect(after.personas.session(id)).toEqual({ personaId: id, status: 'signed-in', checkedAt: 7 });
    expect([...storage.files.keys()].every((name) => /^[\w.~-]+$/.test(name))).toBe(true);
  });

  it('leaves the jar to an answer that is on its way while the persona is written', async () => {
    const { personas, persistence } = shelf(memoryStorage());
    const { id } = personas.add({ name: 'alice', client: 'browser', connectionId: 'practice' });
    await persistence.flush();
    const { jar } = await personas.keys(id);
    personas.setSession({ personaId: id, status: 'signed-out', checkedAt: 7 });
    await persistence.flush();
    jar?.take('http://127.0.0.1:4433/', [['Set-Cookie', 'csrf_token_x=1; Path=/']]);
    expect((await personas.keys(id)).jar?.list()).toHaveLength(1);
    personas.rename(id, 'alicia');
    await persistence.flush();
    expect((await personas.keys(id)).jar).toBe(jar);
  });

  it('writes a moment after a change, and nothing after a restore', async () => {
    const storage = memoryStorage();
    const before = shelf(storage);
    before.flows.put(record('1'));
    expect(storage.files.size).toBe(0);
    await expect.poll(() => storage.files.size).toBe(1);

    const after = shelf(storage);
    await after.persistence.restore();
    storage.files.clear();
    await after.persistence.flush();
    expect(storage.files.size).toBe(0);
  });

  it('takes away the document of a removed flow', async () => {
    const storage = memoryStorage();
    const { flows, persistence } = shelf(storage);
    flows.put(record('1'));
    await persistence.flush();
    flows.remove('1');
    await persistence.flush();
    expect(storage.files.size).toBe(0);
  });

  it('keeps what two windows did: personas, flows and exchanges of both, and each one’s changes', async () => {
    const storage = memoryStorage();
    const first = shelf(storage);
    const alice = first.personas.add({ name: 'alice', client: 'native', connectionId: 'practice' });
    first.flows.put(record('shared', { exchanges: [exchange('a')], draft: {} }));
    await first.persistence.flush();
    const second = shelf(storage);
    await second.persistence.restore();

    first.personas.rename(alice.id, 'alice cooper');
    first.flows.put(record('of first'));
    first.flows.append('shared', { ...exchange('b'), startedAt: 2 }, { status: 'done' });
    await first.persistence.flush();
    second.personas.add({ name: 'bob', client: 'browser', connectionId: 'practice' });
    second.personas.setSession({ personaId: alice.id, status: 'signed-in', checkedAt: 7 });
    second.flows.put(record('of second', { startedAt: 1 }));
    second.flows.append('shared', { ...exchange('c'), startedAt: 3 }, { next: 'of second' });
    await second.persistence.flush();
    // What the second wrote over the first's is seen by the first with its next write.
    first.flows.update('shared', { encoding: 'form' });
    await first.persistence.flush();
    expect(first.flows.get('shared')?.exchanges.map(({ id }) => id)).toEqual(['a', 'b', 'c']);

    const after = shelf(storage);
    expect(await after.persistence.restore()).toEqual({ flows: 3, skipped: 0 });
    expect(after.personas.all().map(({ name }) => name)).toEqual(['alice cooper', 'bob']);
    expect(after.personas.session(alice.id)).toMatchObject({ status: 'signed-in', checkedAt: 7 });
    expect(after.flows.get('shared')).toMatchObject({
      exchanges: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      status: 'done',
      next: 'of second',
      encoding: 'form',
    });
  });

  it('lets what one window removed stay removed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'persistence-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const open = (): Shelf => shelf({ ...memoryStorage(), documents: documentsIn(path.join(folder, 'flows')) });
    const first = open();
    const { id } = first.personas.add({ name: 'alice', client: 'native', connectionId: 'practice' });
    for (const flow of ['1', '2', '3']) first.flows.put(record(flow, { personaId: id, exchanges: [exchange(flow)] }));
    await first.persistence.flush();
    const second = open();
    await second.persistence.restore();
    first.flows.remove('1');
    await first.persistence.flush();
    second.flows.append('1', exchange('more'));
    second.flows.update('2', { encoding: 'form' });
    await second.persistence.flush();
    expect([...second.flows.all()].map((flow) => flow.id)).toEqual(['2', '3']);
    for (const flow of ['2', '3']) first.flows.remove(flow);
    first.personas.remove(id);
    await first.persistence.flush();
    second.personas.setSession({ personaId: id, status: 'signed-in' });
    await second.persistence.flush();
    expect(second.personas.all()).toEqual([]);
    expect(second.flows.size).toBe(0);
    const after = open();
    expect(await after.persistence.restore()).toEqual({ flows: 0, skipped: 0 });
    expect(after.personas.all()).toEqual([]);
  });

  it('moves the personas of earlier versions into documents of their own, in their order', async () => {
    const storage = memoryStorage();
    const personas = ['zoe', 'alice', 'mia'].map((name, index) => ({
      id: `p${3 - index}`,
      name,
      client: 'native',
      connectionId: 'c',
    }));
    const sessions = [{ personaId: 'p2', status: 'signed-out', checkedAt: 5 }];
    storage.files.set('personas.json', JSON.stringify({ version: 1, personas, sessions }));
    const first = shelf(storage);
    await first.persistence.restore();
    first.personas.add({ id: 'p0', name: 'new', client: 'browser', connectionId: 'c' });
    await first.persistence.flush();
    expect([...storage.files.keys()].toSorted()).toEqual(['p0', 'p1', 'p2', 'p3'].map((id) => `persona-${id}.json`));
    const after = shelf(storage);
    expect(await after.persistence.restore()).toEqual({ flows: 0, skipped: 0 });
    expect(after.personas.all().map(({ name }) => name)).toEqual(['zoe', 'alice', 'mia', 'new']);
    expect(after.personas.session('p2')).toMatchObject({ status: 'signed-out', checkedAt: 5 });
  });

  it('loses nothing that nobody can read while it moves', async () => {
    const storage = memoryStorage();
    const alice = { id: 'a', name: 'alice', client: 'native', connectionId: 'c' };
    const phone = { id: 'b', client: 'phone' };
    storage.files.set('personas.json', JSON.stringify({ version: 1, personas: [alice, phone], sessions: [] }));
    const first = shelf(storage);
    await first.persistence.restore();
    await first.persistence.flush();
    first.personas.remove('a');
    await first.persistence.flush();
    expect(JSON.parse(storage.files.get('personas.json') ?? '')).toMatchObject({ personas: [phone] });
    const after = shelf(storage);
    await after.persistence.restore();
    expect(after.personas.all()).toEqual([]);
  });

  it('reads flows as earlier versions wrote them, also one whose end could not be read', async () => {
    const storage = memoryStorage();
    const earlier = { version: 1, ...record('1', { exchanges: [exchange('a')] }), expiresAt: null };
    storage.files.set('flow-1.json', JSON.stringify(earlier));
    const long = `${'ä'.repeat(30)}-1`;
    const longName = `flow-${encodeURIComponent(long).replaceAll('%', '~')}.json`;
    storage.files.set(longName, JSON.stringify({ version: 1, ...record(long) }));
    const first = shelf(storage);
    expect(await first.persistence.restore()).toEqual({ flows: 2, skipped: 0 });
    expect(first.flows.get('1')).toMatchObject({ exchanges: [{ id: 'a' }] });
    expect(first.flows.get('1')).not.toHaveProperty('expiresAt');
    expect(first.flows.nextDue).toBe(Infinity);
    await first.persistence.flush();
    expect(storage.files.has(longName)).toBe(false);
    expect(await shelf(storage).persistence.restore()).toEqual({ flows: 2, skipped: 0 });
  });

  it('has a file name for any id', async () => {
    const storage = memoryStorage();
    const ids = ['x'.repeat(5_000), `${'x'.repeat(5_000)}y`, '漢'.repeat(300), 'con', '..', '\ud800', 'a/b\\c:d'];
    const before = shelf(storage);
    for (const id of ids) before.flows.put(record(id, { exchanges: [exchange('a')] }));
    await before.persistence.flush();
    expect(storage.files.size).toBe(2 * ids.length);
    for (const name of storage.files.keys()) expect(name).toMatch(/^(?=.{1,140}$)[\w.~-]+$/);
    const after = shelf(storage);
    await after.persistence.restore();
    expect(after.flows.size).toBe(ids.length);
  });

  it('does not write a timeline again while somebody types', async () => {
    const storage = memoryStorage();
    const written: string[] = [];
    const watched: Storage = {
      ...storage,
      documents: {
        ...storage.documents,
        write: (name, text) => {
          written.push(name);
          return storage.documents.write(name, text);
        },
      },
    };
    const { flows, persistence } = shelf(watched);
    flows.put(record('1', { exchanges: [exchange('a')] }));
    await persistence.flush();
    written.length = 0;
    flows.update('1', { draft: { identifier: 'a' } });
    await persistence.flush();
    expect(written).toEqual(['flow-1.json']);
    flows.append('1', exchange('b'));
    await persistence.flush();
    expect(written).toEqual(['flow-1.json', 'timeline-1.json', 'flow-1.json']);
  });

  it('skips what is corrupt or of another version, and leaves it where it is', async () => {
    const storage = memoryStorage();
    const before = shelf(storage);
    before.flows.put(record('good'));
    await before.persistence.flush();
    storage.files.set('flow-broken.json', '{"version": 1, "id": "bro');
    storage.files.set('flow-future.json', JSON.stringify({ version: 99, id: 'future' }));
    storage.files.set('flow-list.json', '[]');
    storage.files.set('personas.json', 'null');
    storage.files.set('notes.txt', "somebody else's");
    const after = shelf(storage);
    expect(await after.persistence.restore()).toEqual({ flows: 1, skipped: 4 });
    expect(after.flows.size).toBe(1);
    expect(storage.files.size).toBe(6);
  });

  it('sets aside what is damaged, says where it is, and keeps the rest', async () => {
    const folder = path.join(await mkdtemp(path.join(tmpdir(), 'damaged-')), 'flows');
    onTestFinished(() => rm(path.dirname(folder), { recursive: true }));
    const storage = (): Storage => ({ ...memoryStorage(), documents: documentsIn(folder) });
    const before = shelf(storage());
    const { id } = before.personas.add({ name: 'alice', client: 'native', connectionId: 'practice' });
    for (const name of ['good', 'bad', 'without']) before.flows.put(record(name, { exchanges: [exchange(name)] }));
    await before.persistence.flush();
    for (const name of ['flow-bad', 'timeline-without', `persona-${id}`])
      await writeFile(path.join(folder, `${name}.json`), '{"version":1,"id":"b');
    const after = shelf(storage());
    const { damaged = [], ...read } = await after.persistence.restore();
    expect(read).toEqual({ flows: 2, skipped: 2 });
    expect(damaged).toHaveLength(3);
    for (const place of damaged) expect(await readFile(place, 'utf8')).toBe('{"version":1,"id":"b');
    expect(after.flows.get('good')?.exchanges).toHaveLength(1);
    expect(after.flows.get('without')?.exchanges).toEqual([]);
    expect(await shelf(storage()).persistence.restore()).toEqual({ flows: 2, skipped: 0 });
  });

  it('keeps the personas that can be read', async () => {
    const storage = memoryStorage();
    const good = { id: 'a', name: 'alice', client: 'native', connectionId: 'practice' };
    const personas = [good, { id: 'b', client: 'phone' }, null];
    storage.files.set('personas.json', JSON.stringify({ version: 1, personas, sessions: [{ personaId: 'a' }] }));
    const after = shelf(storage);
    await after.persistence.restore();
    expect(after.personas.all()).toEqual([good]);
    expect(after.personas.session('a').status).toBe('unknown');
  });

  it('never stores a known secret, wherever it stands', async () => {
    const storage = memoryStorage();
    const secret = 'canary-5f3a-Zebra';
    const { flows, persistence } = shelf(storage, [secret]);
    flows.put(
      record('1', {
        parameters: { return_to: `http://127.0.0.1/?q=${secret}` },
        draft: { identifier: secret },
        exchanges: [exchange('a', `http://127.0.0.1:4433/self-service/login/browser?x=${secret}`)],
      }),
    );
    await persistence.flush();
    expect([...storage.files.values()].join()).not.toContain(secret);
  });
});

/** A recorded step as the transport would have kept it. */
function asExchange({ exchange: { request, response, failure }, index }: FlowStep): Exchange {
  const headers = (list: readonly Header[]): Header[] => [...list];
  return {
    id: String(index),
    source: 'captured',
    startedAt: index,
    durationMs: 1,
    request: { ...request, headers: headers(request.headers) },
    ...(response && {
      response: { ...response, statusText: '', httpVersion: '1.1', size: 0, headers: headers(response.headers) },
    }),
    ...(failure && { failure }),
  };
}

describe.each(versions)('what is stored of the recordings of %s', (version) => {
  it.each(scenarios(version))('%s tells the same story without its secrets', (scenario) => {
    const all = flowSteps(version, scenario);
    for (const [type, client] of flowTypes.flatMap((type) => clientKinds.map((kind) => [type, kind] as const))) {
      const steps = all.filter(({ context }) => context.flowType === type && context.client === client);
      const exchanges = steps.map(asExchange);
      const masked = exchanges.map((one) => redactExchange(one, []));
      for (let count = 1; count <= exchanges.length; count++) {
        const open = restoreRecord(record('1', { type, client }), exchanges.slice(0, count));
        const stored = restoreRecord(record('1', { type, client }), masked.slice(0, count));
        expect(stored.outcome?.kind).toBe(open.outcome?.kind);
        expect(stored.flow?.state).toBe(open.flow?.state);
        expect(stored.flow?.nodes.length).toBe(open.flow?.nodes.length);
      }
    }
  });
});
