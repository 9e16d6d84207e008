import { expect, it } from 'vitest';
import { KeptOpen } from '../../../../src/kratos/listeners/keptOpen';
import type { ListenAddress } from '../../../../src/kratos/listeners/listenAddress';

it('is where the setting says, and tries again while its port is taken', async () => {
  let wanted: ListenAddress = { kind: 'port', port: 1 };
  let taken = true;
  const log: string[] = [];
  const states: string[] = [];
  const kept: KeptOpen = new KeptOpen({
    wanted: () => wanted,
    open: (port) => {
      log.push(`open ${port}`);
      if (taken) return Promise.resolve({ kind: 'not-open', why: 'Taken.' });
      const close = (): Promise<void> => Promise.resolve(void log.push(`close ${port}`));
      return Promise.resolve({ kind: 'open', address: `127.0.0.1:${port}`, close });
    },
    changed: () => states.push(JSON.stringify(kept.state)),
    retryMs: 1,
  });
  await kept.update();
  expect(kept.state).toEqual({ kind: 'trouble', why: 'Taken.' });
  await expect.poll(() => log.length).toBeGreaterThan(2);
  taken = false;
  await expect.poll(() => kept.state.kind).toBe('open');
  expect(states).toHaveLength(2);
  log.length = 0;
  await kept.update();
  expect(log).toEqual([]);
  wanted = { kind: 'port', port: 2 };
  await kept.update();
  wanted = { kind: 'wrong', why: 'No address.' };
  await kept.update();
  expect(kept.state).toEqual({ kind: 'trouble', why: 'No address.' });
  wanted = { kind: 'port', port: 3 };
  await kept.update();
  await kept.dispose();
  expect(kept.state).toEqual({ kind: 'off' });
  expect(log).toEqual(['close 1', 'open 2', 'close 2', 'open 3', 'close 3']);
});
