import { expect, it } from 'vitest';
import { createEmitter } from '../../../../src/kratos/store/emitter';

it('tells every listener, until it is disposed of', () => {
  const emitter = createEmitter<number>();
  const heard: string[] = [];
  const stop = emitter.on((value) => heard.push(`first ${value}`));
  emitter.on((value) => heard.push(`second ${value}`));
  emitter.emit(1);
  stop();
  stop();
  emitter.emit(2);
  expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
});

it('lets everybody hear although one listener fails', () => {
  const emitter = createEmitter<string>();
  let heard = false;
  emitter.on(() => {
    throw new Error('a bug');
  });
  emitter.on(() => (heard = true));
  expect(() => {
    emitter.emit('news');
  }).toThrow('a bug');
  expect(heard).toBe(true);
});

it('lets a listener end itself while it hears', () => {
  const emitter = createEmitter<string>();
  let count = 0;
  const stop = emitter.on(() => {
    count += 1;
    stop();
  });
  emitter.emit('news');
  emitter.emit('news');
  expect(count).toBe(1);
});
