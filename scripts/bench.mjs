// npm run bench [-- --only core,panel] [--json]: measures and prints each figure beside its target. It fails only when
//   a bench could not run.
import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot, manifest, root } from './places.mjs';
import { Missing, run } from './processes.mjs';
import { main } from './setup.mjs';

/** In this order; the files are test/bench/<name>.test.ts. */
const benches = [
  'size',
  'core',
  'store',
  'growth',
  'answers',
  'config',
  'opening',
  'startup',
  'panel',
  'trees',
  'identities',
  'watch',
];

/**
 * @typedef {{ bench: string, name: string, value: number, unit: string, target?: number, strictly?: true, note?: string
 *   }} Figure as test/bench/figures.ts reports it
 * @typedef {Figure & { verdict: 'met' | 'missed' | undefined }} Judged
 */

/** @param {Figure} figure @returns {Judged} */
function judge(figure) {
  const { value, target, strictly } = figure;
  if (target === undefined) return { ...figure, verdict: undefined };
  const met = strictly ? value < target : value <= target;
  return { ...figure, verdict: met ? 'met' : 'missed' };
}

/**
 * Runs the benches. What they reported is in `figures`; `failure` is the output of a run that did not come to its end.
 * @param {readonly string[]} names
 * @returns {Promise<{ figures: Judged[], failure: string | undefined }>}
 */
async function measure(names) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const results = path.join(folder, 'results.jsonl');
  writeFileSync(results, '');
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const files = names.map((name) => `bench/${name}.test.ts`);
  const env = { ...process.env, KRATOS_FLOWS_BENCH: names.join(','), KRATOS_FLOWS_BENCH_RESULTS: results };
  /** @type {string | undefined} */
  let failure;
  try {
    const args = ['run', '--config', inRoot('test', 'vitest.config.ts'), '--project', 'bench', ...files];
    await run(process.execPath, [vitest, ...args], { cwd: root, env });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const lines = readFileSync(results, 'utf8').trim().split('\n').filter(Boolean);
  rmSync(folder, { recursive: true, force: true });
  /** @type {Judged[]} */
  const figures = lines.map((line) => judge(JSON.parse(line)));
  return { figures: figures.sort((a, b) => benches.indexOf(a.bench) - benches.indexOf(b.bench)), failure };
}

/** @param {number} value */
function rounded(value) {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value));
  return Math.abs(value) < 0.01 ? '< 0.01' : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

/** @param {readonly Judged[]} figures */
function table(figures) {
  const rows = figures.map(({ bench, name, value, unit, target, strictly, verdict, note }) => [
    bench,
    name,
    `${rounded(value)} ${unit}`.trim(),
    target === undefined ? '' : `${strictly ? '<' : '≤'} ${target} ${unit}`.trim(),
    verdict ?? '',
    note ?? '',
  ]);
  const all = [['bench', 'figure', 'seen', 'target', '', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {string | undefined} only */
function chosen(only) {
  const names = only === undefined ? benches : only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !benches.includes(name));
  if (unknown.length > 0)
    throw new Missing(`There is no bench ${unknown.join(', ')}: choose among ${benches.join(', ')}.`);
  return benches.filter((name) => names.includes(name) && existsSync(inRoot('test', 'bench', `${name}.test.ts`)));
}

await main(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const { figures, failure } = await measure(chosen(values.only));
  const machine = {
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    node: process.versions.node,
  };
  if (values.json) {
    console.log(
      JSON.stringify({ version: manifest.version, machine, figures, complete: failure === undefined }, null, 2),
    );
  } else {
    console.log(table(figures));
    console.log(`\n${machine.cores} cores, load ${machine.load}, Node ${machine.node}, ${machine.platform}`);
  }
  if (failure !== undefined) throw new Missing(`Not every bench could run:\n${failure}`);
});
