import { it } from 'vitest';
import { readings } from '../unit/growth/readings/index';
import { report } from './figures';
import { runProgram } from './program';
import type { DetectionTimes } from './programs/detection';
import type { Growth } from '../unit/growth/growth';

const bench = 'growth';
const length = 1_000_000;
const tries = 5;
/** By how much a character of 1 M characters may cost more than one of 10 k. */
const limit = 1.3;

it.each(readings)('$name: growth per character, 10 k → 1 M', async ({ name }) => {
  const grown = (await runProgram('growth', [String(length), String(limit), String(tries), name])) as Growth[];
  const [worst] = grown.toSorted((a, b) => b.times - a.times);
  const dearest = Math.max(...grown.map(({ cost, length }) => (cost * length) / 1e6));
  report({
    bench,
    name: `${name}: growth per character, 10 k → 1 M`,
    value: worst?.times ?? NaN,
    unit: '×',
    target: limit,
    note: `full of ${worst?.of ?? ''}; the dearest of ${String(grown.length)} texts ${dearest.toFixed(1)} ms`,
  });
});

it('tells what a document is', async () => {
  const times = (await runProgram('detection')) as DetectionTimes;
  const [slowest] = times;
  report({
    bench,
    name: `telling what a document is, the slowest of ${String(times.length)}, up to 1 MB`,
    value: slowest?.ms ?? NaN,
    unit: 'ms',
    target: 1,
    note: slowest?.name ?? '',
  });
});
