import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { Queue } from '../../../../src/kratos/drive/queue';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('runs the tasks of one key in turn, those of different keys side by side', async () => {
  const queue = new Queue();
  const log: string[] = [];
  const task = (name: string, ms: number) => async (): Promise<void> => {
    log.push(`${name} begins`);
    await pause(ms);
    log.push(`${name} ends`);
  };
  await Promise.all([
    queue.run('alice', task('a1', 30)),
    queue.run('alice', task('a2', 1)),
    queue.run('bob', task('b1', 10)),
  ]);
  expect(log).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends']);
});

it('goes on after a task that fails', async () => {
  const queue = new Queue();
  const failed = queue.run('alice', () => Promise.reject(new Error('a bug')));
  const next = queue.run('alice', () => Promise.resolve('fine'));
  await expect(failed).rejects.toThrow('a bug');
  expect(await next).toBe('fine');
});

it('lets a cancelled task out of the line at once, and nobody else', async () => {
  const queue = new Queue();
  const abort = new AbortController();
  const log: string[] = [];
  const first = queue.run('alice', async () => {
    await pause(40);
    log.push('first');
  });
  const second = queue.run('alice', () => Promise.resolve(log.push('second')), abort.signal);
  const third = queue.run('alice', () => Promise.resolve(log.push('third')));
  abort.abort();
  await second;
  expect(log).toEqual(['second']);
  await Promise.all([first, third]);
  expect(log).toEqual(['second', 'first', 'third']);
});

it('does not listen to a signal any longer than a task waits', async () => {
  const queue = new Queue();
  const { signal } = new AbortController();
  await Promise.all([1, 2, 3].map(() => queue.run('alice', () => pause(1), signal)));
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
