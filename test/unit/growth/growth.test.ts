import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../bench/program';
import { full, growthOf, type Growth } from './growth';
import { readings } from './readings/index';

/**
 * What is quadratic comes to ten. What is linear comes to one, and by chance to two on a machine that is full
 * of work: `npm run bench -- --only growth` prints the figures.
 */
const mostGrowth = 3;
const mostTries = 30;
/** What is quadratic shows long before a million. */
const length = 100_000;

describe.each(readings)('$name costs as much for each character of a long text as of a short one', (reading) => {
  let grown: readonly Growth[];
  beforeAll(async () => {
    grown = (await runProgram('growth', [
      String(length),
      String(mostGrowth),
      String(mostTries),
      reading.name,
    ])) as Growth[];
  });

  it.each(Object.keys(reading.worst))('full of %s', (of) => {
    expect(grown.find((one) => one.of === of)?.times).toBeLessThanOrEqual(mostGrowth);
  });
});

it('a quadratic reading is found out', () => {
  const read = (text: string): number => {
    let found = 0;
    for (let at = 0; at < text.length; at += 100) found += text.indexOf('no', at);
    return found;
  };
  const limits = { length: 1_000_000, enough: mostGrowth, mostTries: 1 };
  expect(growthOf({ name: 'quadratic', read, worst: {} }, 'a', full('a'), limits).times).toBeGreaterThan(mostGrowth);
});
