import { describe, expect, it } from 'vitest';
import { FlowStore } from '../../../../src/kratos/store/flowStore';
import { exchange, record } from './records';
import { costOf } from '../../../kit/cost';

function heardBy(store: FlowStore): string[] {
  const heard: string[] = [];
  store.onDidChange((change) => heard.push('id' in change ? `${change.kind} ${change.id}` : change.kind));
  return heard;
}

it('asks the clock for nothing where an end is no time', () => {
  const store = new FlowStore();
  for (const [id, expiresAt] of Object.entries({ a: Number.NaN, b: Infinity, c: -Infinity }))
    store.put(record(id, { expiresAt }));
  expect(store.nextDue).toBe(Infinity);
  store.put(record('d', { expiresAt: 1_000 }));
  expect(store.expireDue(2_000)).toEqual(['d']);
  expect(store.nextDue).toBe(Infinity);
});

describe('FlowStore', () => {
  it('finds records by id, connection and persona, also after they moved', () => {
    const store = new FlowStore();
    store.put(record('1'));
    store.put(record('2', { personaId: 'bob' }));
    store.put(record('3', { connectionId: 'other' }));
    expect(store.ofConnection('practice').map(({ id }) => id)).toEqual(['1', '2']);
    expect(store.ofPersona('alice').map(({ id }) => id)).toEqual(['1', '3']);
    store.put(record('1', { personaId: 'bob' }));
    expect(store.ofPersona('alice').map(({ id }) => id)).toEqual(['3']);
    expect(store.ofPersona('bob').map(({ id }) => id)).toEqual(['2', '1']);
    store.remove('3');
    expect(store.ofConnection('other')).toEqual([]);
    expect(store.size).toBe(2);
  });

  it('tells each change once, and nothing of what is not there', () => {
    const store = new FlowStore();
    const heard = heardBy(store);
    store.put(record('1'));
    store.update('1', { status: 'done' });
    store.append('1', exchange('a'));
    expect(store.update('gone', { status: 'done' })).toBeUndefined();
    expect(store.append('gone', exchange('a'))).toBeUndefined();
    expect(store.remove('gone')).toBe(false);
    store.remove('1');
    expect(heard).toEqual(['flow 1', 'flow 1', 'flow 1', 'flow-removed 1']);
  });

  it('never changes a record in place, and takes off what a patch sets to undefined', () => {
    const store = new FlowStore();
    const before = store.put(record('1', { spoilt: true, exchanges: [exchange('a')] }));
    const after = store.append('1', exchange('b'), { spoilt: undefined, status: 'done' });
    expect(before).toMatchObject({ spoilt: true, status: 'open' });
    expect(before.exchanges).toHaveLength(1);
    expect(after?.exchanges.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(after).not.toHaveProperty('spoilt');
  });

  it('clears what is finished, of one connection or of all', () => {
    const store = new FlowStore();
    for (const status of ['open', 'done', 'failed', 'expired'] as const) store.put(record(status, { status }));
    store.put(record('elsewhere', { status: 'done', connectionId: 'other' }));
    expect(store.clearFinished('practice')).toEqual(['done', 'failed', 'expired']);
    expect(store.clearFinished()).toEqual(['elsewhere']);
    expect([...store.all()].map(({ id }) => id)).toEqual(['open']);
  });

  it('expires open flows when their time is over, and looks at none before', () => {
    const store = new FlowStore();
    store.put(record('soon', { expiresAt: 1_000 }));
    store.put(record('later', { expiresAt: 2_000 }));
    store.put(record('done', { expiresAt: 500, status: 'done' }));
    store.put(record('endless'));
    expect(store.nextDue).toBe(1_000);
    expect(store.expireDue(999)).toEqual([]);
    expect(store.expireDue(1_000)).toEqual(['soon']);
    expect(store.get('soon')?.status).toBe('expired');
    expect(store.nextDue).toBe(2_000);
    expect(store.expireDue(5_000)).toEqual(['later']);
    expect(store.nextDue).toBe(Infinity);
    store.update('soon', { status: 'open', expiresAt: 6_000 });
    expect(store.nextDue).toBe(6_000);
  });

  it('stays quick with ten thousand flows', () => {
    const cost = (size: number): number => {
      const store = new FlowStore();
      for (let i = 0; i < size; i++) store.put(record(`${i}`, { expiresAt: 10_000 + i, personaId: `p${i % 50}` }));
      expect(store.ofPersona('p7')).toHaveLength(size / 50);
      return costOf(() => {
        for (let i = 0; i < 100; i++) {
          store.expireDue(9_999);
          store.update(`${i}`, { draft: { identifier: `${i}` } });
          store.get(`${size - 1 - i}`);
        }
      }, 20);
    };
    // Looking at every flow would take a hundred times as long.
    expect(cost(10_000) / cost(100)).toBeLessThan(20);
  });
});
