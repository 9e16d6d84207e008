// npm test: every check and every kind of test, one after the other, and one line at the end.
//   npm test -- --only unit,e2e
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findKratos } from './kratos.mjs';
import { inRoot, root } from './places.mjs';
import { Missing, endGroup, spawnGroup } from './processes.mjs';
import { main } from './setup.mjs';
import { findBrowser, findVscodeHost } from './vscode-host.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} what
 * @property {number} minutes before it is given up
 * @property {readonly string[]} command a script of node_modules or of this folder, and its arguments
 * @property {readonly (() => unknown)[]} [needs] what has to be there; throws `Missing`
 * @property {string} [report] the file with its counts; without one the whole stage counts as one test
 */

const bin = (/** @type {string[]} */ ...parts) => inRoot('node_modules', ...parts);
const results = inRoot('.cache', 'results');

/**
 * @param {string} name
 * @param {string} what
 * @param {number} minutes
 * @param {Stage['needs']} [needs]
 * @returns {Stage}
 */
const vitest = (name, what, minutes, needs = []) => {
  const report = `${results}/${name}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    name,
    ...reporters,
  ];
  return { name, what, minutes, needs, command, report };
};

/** @type {readonly Stage[]} */
const stages = [
  { name: 'types', what: 'type check', minutes: 5, command: [bin('typescript', 'bin', 'tsc'), '-b'] },
  { name: 'lint', what: 'lint', minutes: 8, command: [bin('eslint', 'bin', 'eslint.js'), '.'] },
  {
    name: 'format',
    what: 'format',
    minutes: 3,
    command: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'],
  },
  { name: 'dead', what: 'unused files, exports and packages', minutes: 3, command: [bin('knip', 'bin', 'knip.js')] },
  vitest('unit', 'unit tests', 6),
  vitest('server', 'tests against a real Kratos', 15, [findKratos]),
  { name: 'package', what: 'the VSIX and its weight', minutes: 3, command: [inRoot('scripts', 'package.mjs')] },
  {
    name: 'host',
    what: 'tests inside the extension host',
    minutes: 8,
    needs: [findBrowser, findVscodeHost],
    command: [inRoot('scripts', 'host-tests.mjs')],
    report: `${results}/host.json`,
  },
  vitest('e2e', 'tests in the workbench', 35, [findBrowser, findVscodeHost, findKratos]),
];

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

await main(async () => {
  const only = process.argv.includes('--only')
    ? process.argv[process.argv.indexOf('--only') + 1]?.split(',')
    : undefined;
  const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
  if (unknown.length > 0) {
    throw new Missing(
      `No stage is called ${unknown.join(', ')}: there are ${stages.map(({ name }) => name).join(', ')}.`,
    );
  }
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const table = [];
  for (const stage of stages.filter(({ name }) => !only || only.includes(name))) {
    console.log(`\n▶ ${stage.name}: ${stage.what}`);
    const started = performance.now();
    const counts = await runStage(stage);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    table.push(`${counts.failed === 0 ? '✓' : '×'} ${stage.name.padEnd(8)} ${seconds.padStart(7)} s  ${words(counts)}`);
    console.log(table.at(-1));
  }
  console.log(`\n${table.join('\n')}\n\n${words(total)}`);
  process.exit(total.failed === 0 ? 0 : 1);
});

/** @param {Counts} counts */
function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** @param {Stage} stage @returns {Promise<Counts>} */
async function runStage(stage) {
  const failure = { passed: 0, failed: 1, skipped: 0 };
  try {
    for (const need of stage.needs ?? []) await need();
  } catch (error) {
    console.log(error instanceof Missing ? error.message : error);
    return failure;
  }
  const code = await execute(stage);
  if (!stage.report) return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : failure;
  if (!existsSync(stage.report)) return failure;
  const counts = readReport(stage.report);
  // Errors outside of any test, or no test at all, fail a run too.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @param {string} file @returns {Counts} */
function readReport(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests ?? report.passed,
    failed: report.numFailedTests ?? report.failed,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * Resolves to the exit code, undefined when time was up.
 * @param {Stage} stage
 * @returns {Promise<number | null | undefined>}
 */
function execute({ name, minutes, command }) {
  return new Promise((resolve) => {
    const child = spawnGroup(process.execPath, command, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    const limit = setTimeout(() => {
      console.log(`${name} took longer than ${minutes} minutes.`);
      void endGroup(child).then(() => resolve(undefined));
    }, minutes * 60_000);
    child.once('error', (error) => {
      console.log(error.message);
      resolve(undefined);
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      resolve(code);
    });
  });
}
