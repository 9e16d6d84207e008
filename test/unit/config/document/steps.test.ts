import { expect, it } from 'vitest';
import { checkConfig, checkInSteps } from '../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../src/config/document/readConfig';
import { finish, finishInTurns } from '../../../../src/config/document/steps';

const config = readConfig(Array.from({ length: 5_000 }, (_, at) => `unknown_${at}: 1\n`).join(''));
const context = { version: 'v26.2.0', schemas: [] } as const;
const none = new Set<string>();

it('checks in turns what it checks at once', async () => {
  const steps = checkInSteps(config, context, none);
  expect(await finishInTurns(steps, new AbortController().signal, 0)).toEqual(checkConfig(config, context));
});

it('stops in the middle of a check', async () => {
  const given = new AbortController();
  const steps = checkInSteps(config, context, none);
  setTimeout(() => {
    given.abort();
  });
  expect(await finishInTurns(steps, given.signal, 0)).toBeUndefined();
  // The rest would still be to do.
  expect(steps.next().done).toBe(false);
});

it('does all steps at once where nobody can stop them', () => {
  const done: number[] = [];
  const result = finish(
    (function* () {
      for (const step of [1, 2, 3]) {
        done.push(step);
        yield;
      }
      return 'done';
    })(),
  );
  expect({ result, done }).toEqual({ result: 'done', done: [1, 2, 3] });
});
