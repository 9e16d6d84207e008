import { it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { report } from './figures';
import { runProgram } from './program';
import type { HeapSizes } from './programs/heap';
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

it('keeps no more in memory after a thousand flows than after two hundred', async () => {
  const sizes = (await runProgram('heap', [recording])) as HeapSizes;
  const settled = sizes.filter(({ flows }) => flows >= 200);
  const last = sizes.at(-1)?.bytes ?? NaN;
  const note = sizes.map(({ flows, bytes }) => `${flows}: ${(bytes / 1e6).toFixed(1)}`).join(', ');
  report(
    {
      bench: 'store',
      name: 'heap of the core after 1,000 flows of 20 exchanges',
      value: last / 1e6,
      unit: 'MB',
      targetBeside: 0.5,
      note,
    },
    {
      bench: 'store',
      name: 'the same, slope after the first 200, for each flow',
      value: slopeOf(settled.map(({ flows, bytes }) => [flows, bytes / 1000])),
      unit: 'kB',
      target: 1,
    },
  );
});

/** By how much the second number grows with the first, by the least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const shared = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return shared / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
