// npm test: every check and every kind of test, two cores' worth at a time, and one line at the end.
//   npm test -- --only unit,e2e
//   npm test -- --changed [commit]   what the changes since then touch, in under a minute; the last commit by default
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { changedFiles, changedStages } from './changed.mjs';
import { findKratos } from './kratos.mjs';
import { inRoot, root } from './places.mjs';
import { Missing, endGroup, spawnGroup } from './processes.mjs';
import { main } from './setup.mjs';
import { findBrowser, findVscodeHost } from './vscode-host.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} what
 * @property {readonly string[]} command a script of node_modules or of this folder, and its arguments
 * @property {1 | 2} cores how many it keeps busy
 * @property {readonly string[]} [after] stages whose files it uses too, so that they are not to run at the same time
 * @property {readonly (() => unknown)[]} [needs] what has to be there; throws `Missing`
 * @property {string} [report] the file with its counts; without one the whole stage counts as one test, and its program
 *   says nothing before its end
 */

/** What the smallest machine has. A bigger one is not used more, so that tests meet the same neighbours everywhere. */
const cores = 2;
/**
 * A stage is given up when it has printed nothing for so long: less where each test has its line. How long it takes in
 * all depends on the machine, and is nobody's fault.
 */
const minutesOfSilence = { tests: 12, others: 60 };

const bin = (/** @type {string[]} */ ...parts) => inRoot('node_modules', ...parts);
const results = inRoot('.cache', 'results');

/**
 * @param {string} name
 * @param {string} what
 * @param {Stage['needs']} [needs]
 * @param {'verbose' | 'default'} [reporter] a line for each test as it ends, so that what is slow is not silent; or one
 *   for each file
 * @param {string} [project] of test/vitest.config.ts; may hold a star
 * @returns {Stage}
 */
const vitest = (name, what, needs = [], reporter = 'verbose', project = name) => {
  const report = `${results}/${name}.json`;
  const reporters = [`--reporter=${reporter}`, '--reporter=json', `--outputFile.json=${report}`];
  const command = [
    bin('vitest', 'vitest.mjs'),
    'run',
    '--config',
    'test/vitest.config.ts',
    '--project',
    project,
    ...reporters,
  ];
  return { name, what, cores: 2, needs, command, report };
};

/** @type {readonly Stage[]} */
const stages = [
  { name: 'lint', what: 'lint', cores: 1, command: [bin('eslint', 'bin', 'eslint.js'), '.'] },
  {
    name: 'rooms',
    what: 'the walls between rooms',
    cores: 1,
    command: [
      bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      '--config',
      'scripts/lint/rooms.mjs',
      'src',
      'webview',
    ],
  },
  { name: 'types', what: 'type check', cores: 1, command: [bin('typescript', 'bin', 'tsc'), '-b'] },
  { name: 'package', what: 'the VSIX and its weight', cores: 1, command: [inRoot('scripts', 'package.mjs')] },
  {
    name: 'format',
    what: 'format',
    cores: 1,
    command: [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.'],
  },
  {
    name: 'host',
    what: 'tests inside the extension host',
    cores: 1,
    after: ['package'],
    needs: [findBrowser, findVscodeHost],
    command: [inRoot('scripts', 'host-tests.mjs')],
    report: `${results}/host.json`,
  },
  {
    name: 'dead',
    what: 'unused files, exports and packages',
    cores: 1,
    command: [bin('knip', 'bin', 'knip.js')],
  },
  vitest('unit', 'unit tests', [], 'default', 'unit*'),
  vitest('server', 'tests against a real Kratos', [findKratos]),
  vitest('e2e', 'tests in the workbench', [findBrowser, findVscodeHost, findKratos]),
];

/** @typedef {{ fullName: string, status: string, failureMessages: readonly string[] }} Test */
/** @typedef {{ name: string, assertionResults: readonly Test[] }} TestFile */
/** @typedef {{ passed: number, failed: number, skipped: number, names?: readonly string[] }} Counts */

await main(async () => {
  const wanted = chosenStages(process.argv.slice(2));
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });

  const total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {Map<string, string>} */
  const table = new Map();
  await runTogether(wanted, async (stage) => {
    console.log(`▶ ${stage.name}: ${stage.what}`);
    const started = performance.now();
    const counts = await runStage(stage);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key];
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const row = `${counts.failed === 0 ? '✓' : '×'} ${stage.name.padEnd(8)} ${seconds.padStart(7)} s  ${words(counts)}`;
    table.set(stage.name, [row, ...(counts.names ?? []).map((name) => `    ${name}`)].join('\n'));
    console.log(row);
  });
  console.log(`\n${wanted.map(({ name }) => table.get(name)).join('\n')}\n\n${words(total)}`);
  process.exit(total.failed === 0 ? 0 : 1);
});

/**
 * The stages that the arguments ask for; all of them without any.
 * @param {readonly string[]} args
 * @returns {readonly Stage[]}
 */
function chosenStages(args) {
  if (args.includes('--changed')) {
    const since = args[args.indexOf('--changed') + 1] ?? 'HEAD';
    return changedStages(stages, since, changedFiles(since));
  }
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1]?.split(',') ?? []) : undefined;
  const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
  if (unknown.length > 0) {
    throw new Missing(
      `No stage is called ${unknown.join(', ')}: there are ${stages.map(({ name }) => name).join(', ')}.`,
    );
  }
  return stages.filter(({ name }) => !only || only.includes(name));
}

/**
 * Runs each stage once, in their order, as many at a time as there are cores for.
 * @param {readonly Stage[]} all
 * @param {(stage: Stage) => Promise<void>} run
 * @returns {Promise<void>}
 */
async function runTogether(all, run) {
  const waiting = [...all];
  /** @type {Map<Stage, Promise<void>>} */
  const running = new Map();
  const busy = () => [...running.keys()].reduce((sum, stage) => sum + stage.cores, 0);
  const mayStart = (/** @type {Stage} */ stage) =>
    busy() + stage.cores <= cores && ![...waiting, ...running.keys()].some(({ name }) => stage.after?.includes(name));
  while (waiting.length > 0 || running.size > 0) {
    for (const next of waiting.filter((stage, index) => stage.cores === 1 || index === 0)) {
      if (!mayStart(next)) continue;
      waiting.splice(waiting.indexOf(next), 1);
      const ended = run(next).finally(() => running.delete(next));
      running.set(next, ended);
    }
    await Promise.race(running.values());
  }
}

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
    names: failedTests(report),
  };
}

/**
 * What failed, a line each, for the end of a long output.
 * @param {{ testResults?: readonly TestFile[] }} report as vitest writes it; the host has no such list
 */
function failedTests({ testResults = [] }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(
        ({ fullName, failureMessages: [why = ''] }) => `${path.relative(root, name)} › ${fullName}: ${firstLine(why)}`,
      ),
  );
}

/** @param {string} text */
function firstLine(text) {
  return text.split('\n', 1)[0];
}

/**
 * Resolves to the exit code, undefined when the stage fell silent. What it prints is shown behind its name.
 * @param {Stage} stage
 * @returns {Promise<number | null | undefined>}
 */
function execute({ name, command, report }) {
  const minutes = report ? minutesOfSilence.tests : minutesOfSilence.others;
  return new Promise((resolve) => {
    const child = spawnGroup(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let heard = performance.now();
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        heard = performance.now();
        console.log(`${name.padEnd(7)} │ ${line}`);
      });
    }
    const watch = setInterval(() => {
      if (performance.now() - heard < minutes * 60_000) return;
      clearInterval(watch);
      console.log(`${name} has printed nothing for ${minutes} minutes and is given up.`);
      void endGroup(child).then(() => resolve(undefined));
    }, 5_000);
    child.once('error', (error) => {
      clearInterval(watch);
      console.log(error.message);
      resolve(undefined);
    });
    child.once('close', (code) => {
      clearInterval(watch);
      resolve(code);
    });
  });
}
