import { expect, it } from 'vitest';
import { report } from './figures';
import { runProgram } from './program';
import type { AnswerCosts } from './programs/answers';

const bench = 'answers';

it('takes in what others recorded', async () => {
  const costs = (await runProgram('answers')) as AnswerCosts;
  const { paste, pasteGrowth, har, bareParse, harMemory, flows } = costs;
  expect(flows).toBeGreaterThanOrEqual(50);
  report(
    { bench, name: 'a paste of 5 MB → what is said of it, least of 5', value: paste, unit: 'ms', target: 100 },
    { bench, name: '… per character, beside one of 10 kB', value: pasteGrowth, unit: '×', target: 1.2 },
    {
      bench,
      name: 'a HAR of 100 MB with 50 flows : the parser alone on the same file',
      value: har / bareParse,
      unit: '×',
      target: 1.5,
      note: `${har.toFixed(0)} : ${bareParse.toFixed(0)} ms`,
    },
    { bench, name: '… heap in use meanwhile, at most', value: harMemory, unit: 'MB', target: 60 },
  );
});
