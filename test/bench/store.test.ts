import { it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { report } from './figures';
import { runProgram } from './program';
import type { StoreTimes } from './programs/store';

const flows = 10_000;
const recording = inRoot('test', 'fixtures', 'recorded', 'v26.2.0', 'login-password-spa.json');

/** A clock that looks at the store once a second may use 2 % of a core: this long. */
const clockBudgetMs = 20;

it('holds ten thousand flows', async () => {
  const times = (await runProgram('store', [String(flows), recording])) as StoreTimes;
  const bench = 'store';
  const all = flows.toLocaleString('en');
  report(
    { bench, name: `newest 100 of ${all} flows, from the store`, value: times.firstPageMs, unit: 'ms', target: 200 },
    { bench, name: 'clock, nothing due (once a second: 2 %)', value: times.clockMs, unit: 'ms', target: clockBudgetMs },
    { bench, name: 'clock, one flow expires', value: times.expiryMs, unit: 'ms', target: clockBudgetMs },
    { bench, name: `one change among ${all} flows`, value: times.putMs, unit: 'ms' },
    { bench, name: `reading ${all} flows back`, value: times.restoreMs, unit: 'ms' },
    {
      bench,
      name: 'heap of a flow',
      value: times.heapPerFlow / 1000,
      unit: 'kB',
      note: `its document: ${(times.documentBytes / 1000).toFixed(1)} kB`,
    },
  );
});
