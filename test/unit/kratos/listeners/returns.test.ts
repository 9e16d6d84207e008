import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { freePort } from '../../../../scripts/processes.mjs';
import { Returns } from '../../../../src/kratos/listeners/returns';

const returns = new Returns((isExpected) => (isExpected ? 'done' : 'nobody waits'));
const never = new AbortController().signal;

it('tells each who waits of the first address that fits, and closes the port after the last', async () => {
  const address = `http://127.0.0.1:${await freePort()}/`;
  const wait = (name: string): ReturnType<Returns['wait']> =>
    returns.wait({ address, fits: (url) => url.startsWith(`${address}${name}?`), signal: never });
  const [one, two] = [wait('one'), wait('two')];
  await expect
    .poll(() =>
      fetch(`${address}three`).then(
        async (answer) => [answer.status, await answer.text()],
        () => [],
      ),
    )
    .toEqual([404, 'nobody waits']);
  expect(await (await fetch(`${address}two?code=2`)).text()).toBe('done');
  expect(await two).toEqual({ kind: 'came', url: `${address}two?code=2` });
  // Posting is no way to come back.
  expect((await fetch(`${address}one?code=1`, { method: 'POST' })).status).toBe(404);
  expect(await (await fetch(`${address}one?code=1`)).text()).toBe('done');
  expect(await one).toEqual({ kind: 'came', url: `${address}one?code=1` });
  await expect(fetch(address)).rejects.toThrow();
});

it('ends when it is told to, and says when another program listens there', async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  const ended = new AbortController();
  const waiting = returns.wait({ address, fits: () => true, signal: ended.signal }, () => {
    ended.abort();
  });
  expect(await waiting).toEqual({ kind: 'ended' });
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const taken = await returns.wait({ address, fits: () => true, signal: never });
  expect(taken).toMatchObject({ kind: 'taken' });
  await new Promise((resolve) => other.close(resolve));
});
