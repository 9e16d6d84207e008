import { expect, it } from 'vitest';
import { drawListeners } from '../../../../src/views/trees/flows/listenerRow';

const off = { kind: 'off' } as const;
const open = (address: string): { kind: 'open'; address: string } => ({ kind: 'open', address });

const lines = (source: Parameters<typeof drawListeners>[0]): unknown =>
  drawListeners(source).map(({ label, description, icon, command }) => [label, description, icon.id, command?.id]);

it('a listener has a line when it is switched on', () => {
  expect(lines({ inbox: off, hooks: off, heard: undefined, calls: 0 })).toEqual([]);
  expect(lines({ inbox: open('127.0.0.1:1'), hooks: open('127.0.0.1:2'), heard: [1], calls: 2 })).toEqual([
    ['Inbox listener', '127.0.0.1:1 · 1 message', 'radio-tower', undefined],
    ['Hook listener', '127.0.0.1:2 · 2 calls', 'radio-tower', 'kratosFlows.showHookCalls'],
  ]);
  const taken = { kind: 'trouble', why: 'Another program listens at 127.0.0.1:1 already.' } as const;
  expect(lines({ inbox: taken, hooks: off, heard: undefined, calls: 0 })).toEqual([
    ['Inbox listener', 'Another program listens at 127.0.0.1:1 already.', 'warning', undefined],
  ]);
});
