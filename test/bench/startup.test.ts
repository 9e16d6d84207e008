import { it } from 'vitest';
import { manifest } from '../../scripts/places.mjs';
import { openWorkbench } from '../kit';
import { readActivations, type Activation } from './activation';
import { report, type Figure } from './figures';
import { median } from './statistics';

const times = 20;
/** A machine that is too slow for twenty windows in this time measures fewer, and says how many. */
const patienceMs = 150_000;
const own = `${manifest.publisher}.${manifest.name}`;

it('starts in twenty windows, beside the extensions that the editor brings', async () => {
  const workbench = await openWorkbench({
    connection: { publicUrl: 'http://127.0.0.1:9' },
    // A file that many built-in extensions start for.
    workspace: { 'package.json': '{ "name": "bench" }\n' },
  });
  await workbench.openFile('package.json');
  await readActivations(workbench, own);
  const runs: Activation[][] = [];
  for (const end = Date.now() + patienceMs; runs.length < times && (runs.length < 3 || Date.now() < end);) {
    await workbench.reload();
    runs.push(await readActivations(workbench, own));
  }
  const bench = 'startup';
  const ours = median(valuesOf(runs, own, ({ call }) => call));
  const load = median(valuesOf(runs, own, ({ load }) => load));
  report(
    { bench, name: `activate(), own time, median of ${runs.length}`, value: ours, unit: 'ms', target: 10 },
    { bench, name: 'reading its code', value: load, unit: 'ms' },
    {
      bench,
      name: 'until everything is registered, with what others did meanwhile',
      value: median(valuesOf(runs, own, ({ finish }) => finish)),
      unit: 'ms',
    },
    ...compare(bench, runs),
  );
});

/** Load and call together, as *Show Running Extensions* has it: ours against the lightest of the built-in ones. */
function compare(bench: string, runs: readonly Activation[][]): Figure[] {
  const shown = ({ load, call }: Activation): number => load + call;
  const builtIn = [...new Set(runs.flat().map(({ extension }) => extension))]
    .filter((extension) => extension.startsWith('vscode.'))
    .map((extension) => ({ extension, value: median(valuesOf(runs, extension, shown)) }))
    .sort((a, b) => a.value - b.value);
  const value = median(valuesOf(runs, own, shown));
  const lighter = builtIn.filter((one) => one.value <= value);
  const [lightest] = builtIn;
  if (!lightest) throw new Error('No built-in extension was measured.');
  const all = builtIn.map((one) => `${one.extension.slice('vscode.'.length)} ${one.value}`).join(', ');
  return [
    {
      bench,
      name: `as in Show Running Extensions, beside the lightest of ${builtIn.length}`,
      value,
      unit: 'ms',
      target: lightest.value,
      strictly: true,
      note: all,
    },
    ...builtIn
      .filter(({ extension }) => extension === 'vscode.git-base')
      .map((gitBase): Figure => ({
        bench,
        name: 'the same, beside half of git-base',
        value,
        unit: 'ms',
        target: gitBase.value / 2,
      })),
    { bench, name: 'built-in extensions that are lighter or equal', value: lighter.length, unit: '' },
  ];
}

function valuesOf(
  runs: readonly (readonly Activation[])[],
  extension: string,
  read: (activation: Activation) => number,
): number[] {
  return runs.flatMap((run) => run.filter((one) => one.extension === extension).map(read));
}
