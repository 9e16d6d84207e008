import { expect, it } from 'vitest';
import { createEmitter } from '../../../../src/kratos/store/emitter';
import { gather } from '../../../../src/kratos/store/gather';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('tells together what several events tell within a turn, in its order', async () => {
  const [flows, people] = [createEmitter<string>(), createEmitter<string>()];
  const told: (readonly string[])[] = [];
  const stop = gather(flows.on, people.on)((news) => told.push(news));
  flows.emit('a');
  people.emit('b');
  flows.emit('c');
  expect(told).toEqual([]);
  await turn();
  people.emit('d');
  await turn();
  expect(told).toEqual([['a', 'b', 'c'], ['d']]);
  flows.emit('e');
  stop();
  flows.emit('f');
  await turn();
  expect(told).toHaveLength(2);
});
