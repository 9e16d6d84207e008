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
  const raw = kinds.map(([, step]) => median(step.raw));
  const core = kinds.map(([, step]) => median(step.core));
  const all = {
    raw: kinds.flatMap(([, step]) => step.raw),
    core: kinds.flatMap(([, step]) => step.core),
  };
  report(
    { ...ratioOf(`all ${all.core.length} steps`, all), target: limit },
    {
      bench: 'core',
      name: 'sum of the medians, core : raw',
      value: sum(core) / sum(raw),
      unit: '×',
      target: limit,
      note: `${sum(core).toFixed(2)} : ${sum(raw).toFixed(2)} ms`,
    },
    { bench: 'core', name: 'keep a round of three (behind the steps)', value: median(times.keep), unit: 'ms' },
  );
});

function ratioOf(name: string, { raw, core }: Pick<StepTimes, 'raw' | 'core'>): Figure {
  const [ours, theirs] = [median(core), median(raw)];
  const note = `${ours.toFixed(2)} : ${theirs.toFixed(2)} ms`;
  return { bench: 'core', name: `${name}, core : raw`, value: ours / theirs, unit: '×', target: limit, note };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
