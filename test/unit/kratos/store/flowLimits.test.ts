import { describe, expect, it } from 'vitest';
import { limitFlows } from '../../../../src/kratos/store/flowLimits';
import { FlowStore } from '../../../../src/kratos/store/flowStore';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { exchange, record } from './records';

function limited(
  finishedFlows: number,
  exchanges = 100,
  captured = 500,
): { readonly flows: FlowStore; readonly gone: string[] } {
  const flows = new FlowStore(() => exchanges);
  const gone: string[] = [];
  limitFlows(
    flows,
    () => ({ finishedFlows, exchanges, captured }),
    (records) => gone.push(...records.map(({ id }) => id)),
  );
  return { flows, gone };
}

const ids = (flows: FlowStore): string[] => [...flows.all()].map(({ id }) => id);
const soon = (): Promise<void> => Promise.resolve();

describe('too many flows', () => {
  it('lose those that finished first, and none that is in progress', async () => {
    const { flows, gone } = limited(2);
    for (const id of ['open 1', 'a', 'b', 'open 2', 'c']) flows.put(record(id));
    for (const id of ['c', 'a', 'b']) flows.update(id, { status: 'done' });
    expect(flows.size).toBe(5);
    await soon();
    expect(ids(flows)).toEqual(['open 1', 'a', 'b', 'open 2']);
    expect(gone).toEqual(['c']);
    flows.update('open 1', { status: 'expired' });
    await soon();
    expect(ids(flows)).toEqual(['open 1', 'b', 'open 2']);
  });

  it('keep those that somebody looks at', async () => {
    const { flows } = limited(1);
    const [one, again] = [flows.hold('a'), flows.hold('a')];
    for (const id of ['a', 'b', 'c']) flows.put(record(id, { status: 'failed' }));
    await soon();
    expect(ids(flows)).toEqual(['a']);
    one();
    one();
    flows.put(record('d', { status: 'done' }));
    await soon();
    expect(ids(flows)).toEqual(['a']);
    again();
    flows.put(record('e', { status: 'done' }));
    await soon();
    expect(ids(flows)).toEqual(['e']);
  });

  it('are counted again once one is opened anew', async () => {
    const { flows } = limited(1);
    flows.put(record('a', { status: 'expired' }));
    flows.put(record('a'));
    flows.put(record('b', { status: 'done' }));
    await soon();
    expect(ids(flows)).toEqual(['a', 'b']);
  });
});

describe('too many exchanges', () => {
  it('leave the first and the newest, and are counted', () => {
    const { flows } = limited(9, 3);
    flows.put(record('a', { exchanges: [exchange('1')] }));
    for (const id of ['2', '3', '4', '5']) flows.append('a', exchange(id));
    expect(flows.get('a')?.exchanges.map(({ id }) => id)).toEqual(['1', '4', '5']);
    expect(flows.get('a')?.letGo).toBe(2);
  });
});

describe('too many captured exchanges of one persona', () => {
  const captured = (id: string, count: number, parts: Partial<FlowRecord> = {}): FlowRecord =>
    record(id, {
      exchanges: Array.from({ length: count }, (_, at) => ({ ...exchange(`${id}/${at}`), source: 'captured' })),
      ...parts,
    });

  it('have those flows go in which nothing happened for the longest time', async () => {
    const { flows, gone } = limited(9, 100, 6);
    flows.put(captured('a', 2));
    flows.put(captured('b', 3));
    flows.put(captured('of another', 5, { personaId: 'bob' }));
    flows.put(captured('a', 3));
    await soon();
    expect(gone).toEqual([]);
    flows.put(captured('c', 1));
    await soon();
    expect(gone).toEqual(['b']);
    flows.remove('a');
    flows.put(captured('d', 5));
    await soon();
    expect(ids(flows)).toEqual(['of another', 'c', 'd']);
  });

  it('never have those go that somebody looks at, drove here, or did something in at last', async () => {
    const { flows, gone } = limited(9, 100, 3);
    flows.put(record('begins here'));
    flows.hold('looked at');
    flows.put(captured('looked at', 3));
    const driven = captured('driven', 3);
    flows.put({ ...driven, exchanges: [exchange('begun here'), ...driven.exchanges] });
    flows.put(captured('c', 1));
    flows.put(captured('d', 4));
    await soon();
    expect(gone).toEqual(['c']);
  });
});
