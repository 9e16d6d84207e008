import { it } from 'vitest';
import { startKratos } from '../kit';
import { report, type Figure } from './figures';
import { runProgram } from './program';
import type { CoreTimes, StepTimes } from './programs/core';
import { median } from './statistics';

/** Three steps a round: 201 in all. */
const rounds = 67;
const limit = 1.2;

it('steps against a live Kratos, beside the same requests with node:http', async () => {
  const kratos = await startKratos();
  const { email } = await kratos.createIdentity({ email: 'bench@example.com' });
  const times = (await runProgram('core', [kratos.publicUrl, email, String(rounds)])) as CoreTimes;
  const kinds: readonly [string, StepTimes][] = [
    ['start a login', times.start],
    ['fetch it', times.fetch],
    ['wrong password', times.submit],
  ];
  for (const [name, step] of kinds) report(ratioOf(name, step));
  const pairs = kinds.flatMap(([, { raw, core }]) => core.map((time, at) => time / (raw[at] ?? NaN)));
  const [raw, core] = [sumOfMedians('raw'), sumOfMedians('core')];
  report(
    {
      bench: 'core',
      name: 'a round of three, core : raw',
      value: core / raw,
      unit: '×',
      target: limit,
      note: `${core.toFixed(2)} : ${raw.toFixed(2)} ms, the medians of ${pairs.length} steps`,
    },
    {
      bench: 'core',
      name: `all ${pairs.length} steps, each against its twin`,
      value: median(pairs),
      unit: '×',
      target: limit,
    },
    { bench: 'core', name: 'keep a round of three (behind the steps)', value: median(times.keep), unit: 'ms' },
  );

  function sumOfMedians(side: keyof StepTimes): number {
    return kinds.reduce((total, [, step]) => total + median(step[side]), 0);
  }
});

function ratioOf(name: string, { raw, core }: Pick<StepTimes, 'raw' | 'core'>): Figure {
  const [ours, theirs] = [median(core), median(raw)];
  const note = `${ours.toFixed(2)} : ${theirs.toFixed(2)} ms`;
  return { bench: 'core', name: `${name}, core : raw`, value: ours / theirs, unit: '×', target: limit, note };
}
