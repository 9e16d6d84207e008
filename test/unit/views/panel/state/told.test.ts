import { expect, it } from 'vitest';
import type { Note } from '../../../../../src/kratos/record/types';
import type { Exchange } from '../../../../../src/kratos/exchange/types';
import { Told } from '../../../../../src/views/panel/state/told';
import { makeRecord } from '../makeRecord';

const host = (what: 'action' | 'redirect', from = 'http://kratos:4433'): Note => ({
  kind: 'rewritten',
  what,
  from,
  to: 'http://127.0.0.1:4433',
});
const lost: Note = { kind: 'press-lost' };
const exchanges = (count: number): Exchange[] => Array.from({ length: count }, (_, i) => ({ id: `e${i}` }) as Exchange);

it('tells once for a connection that a server goes by another host, until the form that said so is answered', () => {
  const told = new Told();
  const first = makeRecord({ id: 'f1', notes: [host('action'), host('redirect')], exchanges: exchanges(1) });
  expect(told.withFreshNotes(first).notes).toEqual([host('action')]);
  expect(told.withFreshNotes(first).notes).toEqual([host('action')]);
  expect(told.withFreshNotes({ ...first, exchanges: exchanges(2) }).notes).toEqual([]);
  expect(told.withFreshNotes({ ...first, id: 'f2' }).notes).toEqual([]);
  const elsewhere = { ...first, id: 'f3', connectionId: 'c2' };
  expect(told.withFreshNotes(elsewhere).notes).toEqual([host('action')]);
  const other = { ...first, id: 'f4', notes: [host('action', 'http://proxy')] };
  expect(told.withFreshNotes(other).notes).toEqual([host('action', 'http://proxy')]);
});

it('tells again what is true for one flow alone', () => {
  const told = new Told();
  const record = makeRecord({ notes: [host('action'), lost] });
  expect(told.withFreshNotes(record)).toBe(record);
  expect(told.withFreshNotes({ ...record, id: 'f2' }).notes).toEqual([lost]);
  const plain = makeRecord();
  expect(told.withFreshNotes(plain)).toBe(plain);
});
