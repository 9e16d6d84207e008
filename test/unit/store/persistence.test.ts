import { describe, expect, it } from 'vitest';
import { clientKinds, flowTypes } from '../../../src/kratos/flow/types';
import { FlowStore } from '../../../src/kratos/store/flowStore';
import { createPersistence } from '../../../src/kratos/store/persistence';
import type { Persistence } from '../../../src/kratos/store/persistence';
import { PersonaStore } from '../../../src/kratos/store/personaStore';
import { replay } from '../../../src/kratos/store/replay';
import type { Exchange, Header } from '../../../src/kratos/wire/exchange';
import { createCookieJar } from '../../../src/kratos/wire/cookies';
import { redactExchange } from '../../../src/kratos/wire/redact';
import { scenarios } from '../../kit/replay';
import { memoryStorage } from '../../kit/storage';
import type { Storage } from '../../kit/storage';
import { flowSteps, versions } from '../replay/flowSteps';
import type { FlowStep } from '../replay/flowSteps';
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
        const open = replay({ type, client, exchanges: exchanges.slice(0, count) });
        const stored = replay({ type, client, exchanges: masked.slice(0, count) });
        expect(stored.outcome?.kind).toBe(open.outcome?.kind);
        expect(stored.flow?.state).toBe(open.flow?.state);
        expect(stored.flow?.nodes.length).toBe(open.flow?.nodes.length);
      }
    }
  });
});
