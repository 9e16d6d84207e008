import { afterEach, expect, it, vi } from 'vitest';
import { flow } from './answers';
import { Stage } from './stage';

afterEach(() => vi.useRealTimers());

const press = {
  type: 'submit',
  entries: { identifier: 'alice@example.com', password: 'open sesame' },
  submitter: 'method=password',
  encoding: 'json',
} as const;

it('an answer that takes long is told why it may, and one that is given up no more', async () => {
  const stage = new Stage(({ method }) => (method === 'GET' ? { body: flow() } : 'nothing'));
  const panel = stage.panel((await stage.login()).id);
  await stage.state();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  panel.receive(press);
  await vi.advanceTimersByTimeAsync(9_000);
  vi.useRealTimers();
  expect((await stage.state(({ busy }) => busy !== undefined)).busy?.slow).toBeUndefined();
  panel.receive({ type: 'cancel' });
  await stage.state(({ busy }) => busy === undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  panel.receive(press);
  await vi.advanceTimersByTimeAsync(11_000);
  vi.useRealTimers();
  expect((await stage.state(({ busy }) => busy?.slow !== undefined)).busy?.slow).toBe('A web hook may be slow.');
  panel.receive({ type: 'cancel' });
  expect((await stage.state(({ busy }) => busy === undefined)).problem?.title).toBe('Cancelled');
});
