// npm run bench [-- --only core,panel] [--against <git revision>] [--json]: measures and prints each figure beside its
//   target, and beside what the revision needs, which is measured in turn. It fails only when a bench could not run.
import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot, manifest, root } from './places.mjs';
import { Missing, run } from './processes.mjs';
import { openRevision } from './revision.mjs';
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
 * @typedef {{ bench: string, name: string, value: number, unit: string, target?: number, targetBeside?: number,
 *   strictly?: true, note?: string }} Figure as test/bench/figures.ts reports it
 * @typedef {'met' | 'missed' | undefined} Verdict
 * @typedef {Figure & { verdict: Verdict, before?: number, ratio?: number }} Judged
 */

/** @param {Figure} figure @param {number} [before] what the revision needs @returns {Judged} */
function judge(figure, before) {
  const { value, target, targetBeside, strictly } = figure;
  const ratio = before === undefined ? undefined : value / before;
  const met = [
    ...(target === undefined ? [] : [strictly ? value < target : value <= target]),
    ...(targetBeside === undefined || ratio === undefined ? [] : [ratio <= targetBeside]),
  ];
  const verdict = met.length === 0 ? undefined : met.every(Boolean) ? 'met' : 'missed';
  return { ...figure, verdict, ...(before !== undefined && { before, ratio: value / before }) };
}

/**
 * Runs benches in a tree. What they reported is in `figures`; `failure` is the output of a run that did not come to its
 * end.
 * @param {readonly string[]} names
 * @param {string} [tree]
 * @returns {Promise<{ figures: Figure[], failure: string | undefined }>}
 */
async function measure(names, tree = root) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const results = path.join(folder, 'results.jsonl');
  writeFileSync(results, '');
  const vitest = path.join(tree, 'node_modules', 'vitest', 'vitest.mjs');
  const files = names.map((name) => `bench/${name}.test.ts`);
  const env = { ...process.env, KRATOS_FLOWS_BENCH: names.join(','), KRATOS_FLOWS_BENCH_RESULTS: results };
  /** @type {string | undefined} */
  let failure;
  try {
    const args = ['run', '--config', path.join(tree, 'test', 'vitest.config.ts'), '--project', 'bench', ...files];
    await run(process.execPath, [vitest, ...args], { cwd: tree, env });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const lines = readFileSync(results, 'utf8').trim().split('\n').filter(Boolean);
  rmSync(folder, { recursive: true, force: true });
  /** @type {Figure[]} */
  const figures = lines.map((line) => JSON.parse(line));
  return { figures: figures.sort((a, b) => benches.indexOf(a.bench) - benches.indexOf(b.bench)), failure };
}

/**
 * Measures each bench in this tree and in that of a revision, in turn, twice each: now, then, then, now. A figure is
 * the better of its two. What the revision cannot be asked for has no figure of it.
 * @param {readonly string[]} names
 * @param {string} tree
 * @returns {Promise<{ figures: Judged[], failure: string | undefined }>}
 */
async function measureBeside(names, tree) {
  /** @type {Judged[]} */
  const figures = [];
  const failures = [];
  for (const name of names) {
    const now = [await measure([name])];
    const before = [await measure([name], tree), await measure([name], tree)];
    now.push(await measure([name]));
    const least = leastOf(before.flatMap((run) => run.figures));
    const failed = now.find(({ failure }) => failure !== undefined)?.failure;
    if (failed !== undefined) failures.push(failed);
    if (before.some(({ failure }) => failure !== undefined))
      console.error(`${name}: not all of it could be measured there.`);
    for (const figure of leastOf(now.flatMap((run) => run.figures)).values())
      figures.push(judge(figure, least.get(figure.name)?.value));
  }
  return { figures, failure: failures.length === 0 ? undefined : failures.join('\n') };
}

/** @param {readonly Figure[]} figures @returns {ReadonlyMap<string, Figure>} the least of each name */
function leastOf(figures) {
  /** @type {Map<string, Figure>} */
  const least = new Map();
  for (const figure of figures)
    if (figure.value < (least.get(figure.name)?.value ?? Infinity)) least.set(figure.name, figure);
  return least;
}

/** @param {number} value */
function rounded(value) {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value));
  return Math.abs(value) < 0.01 ? '< 0.01' : value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

/** @param {readonly Judged[]} figures @param {string} [revision] */
function table(figures, revision) {
  const rows = figures.map(({ bench, name, value, unit, before, ratio, verdict, note, ...limits }) => [
    bench,
    name,
    `${rounded(value)} ${unit}`.trim(),
    ...(revision === undefined
      ? []
      : [
          before === undefined ? '' : `${rounded(before)} ${unit}`.trim(),
          ratio === undefined ? '' : `${rounded(ratio)} ×`,
        ]),
    targetWords(unit, limits),
    verdict ?? '',
    note ?? '',
  ]);
  const all = [
    ['bench', 'figure', 'seen', ...(revision === undefined ? [] : [revision, 'ratio']), 'target', '', ''],
    ...rows,
  ];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? [];
  const lastNumber = revision === undefined ? 2 : 4;
  const isNumber = (/** @type {number} */ column) => column >= 2 && column <= lastNumber;
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {string} unit @param {Pick<Figure, 'target' | 'targetBeside' | 'strictly'>} limits */
function targetWords(unit, { target, targetBeside, strictly }) {
  return [
    ...(target === undefined ? [] : [`${strictly ? '<' : '≤'} ${target} ${unit}`.trim()]),
    ...(targetBeside === undefined ? [] : [`≤ ${targetBeside} × of before`]),
  ].join(', ');
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
  const { values } = parseArgs({
    options: { only: { type: 'string' }, against: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const names = chosen(values.only);
  const { figures, failure, revision } = await measureAll(names, values.against);
  const machine = {
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    load: Number((loadavg()[0] ?? 0).toFixed(2)),
    node: process.versions.node,
  };
  if (values.json) {
    const complete = failure === undefined;
    console.log(JSON.stringify({ version: manifest.version, against: revision, machine, figures, complete }, null, 2));
  } else {
    console.log(table(figures, revision));
    console.log(`\n${machine.cores} cores, load ${machine.load}, Node ${machine.node}, ${machine.platform}`);
  }
  if (failure !== undefined) throw new Missing(`Not every bench could run:\n${failure}`);
});

/** @param {readonly string[]} names @param {string} [against] */
async function measureAll(names, against) {
  if (against === undefined) {
    const { figures, failure } = await measure(names);
    return { figures: figures.map((figure) => judge(figure)), failure, revision: undefined };
  }
  const { folder, name, close } = await openRevision(against);
  try {
    return { ...(await measureBeside(names, folder)), revision: name };
  } finally {
    await close();
  }
}
