// npm run mutation -- src/kratos/identity [test/unit/views/identityForm …]: changes a room in a thousand small ways,
//   one at a time, and says which of them no test notices. The tests are those that mirror the room, and those named
//   behind it. Stryker is no package of this project, which it would make much larger: it is installed once per
//   machine, beside a copy of the tree.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheHome, inRoot, root } from './places.mjs';
import { Missing, npm, run } from './processes.mjs';
import { main } from './setup.mjs';

const version = '10.1.1';
const home = path.join(cacheHome, `mutation-${version}`);
const packages = path.join(home, 'node_modules');

/** Installs Stryker where it is not yet, and lends it our packages: it runs the tests with our vitest. */
async function install() {
  if (!existsSync(path.join(packages, '@stryker-mutator', 'vitest-runner'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'package.json'), '{ "private": true }');
    const names = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${version}`);
    await npm(['install', '--no-save', '--ignore-scripts', '--legacy-peer-deps', ...names], { cwd: home, show: true });
  }
  for (const name of listPackages(inRoot('node_modules'))) {
    const place = path.join(packages, name);
    if (existsSync(place)) continue;
    mkdirSync(path.dirname(place), { recursive: true });
    rmSync(place, { force: true });
    symlinkSync(inRoot('node_modules', name), place, 'junction');
  }
}

/**
 * The names of what is installed in a folder.
 * @param {string} folder
 */
function listPackages(folder) {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(path.join(folder, name)).map((one) => `${name}/${one}`) : [name],
    );
}

/** Copies what belongs to the project, with what is not committed yet. */
async function copyTree() {
  const listed = await run('git', ['-C', root, 'ls-files', '-co', '--exclude-standard', '-z']);
  const files = listed.split('\0').filter((name) => name !== '' && name !== 'package.json');
  for (const name of readdirSync(home))
    if (!['node_modules', 'package.json'].includes(name)) rmSync(path.join(home, name), { recursive: true });
  for (const name of files) if (existsSync(inRoot(name))) cpSync(inRoot(name), path.join(home, name));
  cpSync(inRoot('package.json'), path.join(home, 'package.json'));
}

await main(async () => {
  const [room, ...more] = process.argv.slice(2);
  if (room === undefined || !existsSync(inRoot(room)))
    throw new Missing('Name a room, such as npm run mutation -- src/kratos/identity.');
  await install();
  await copyTree();
  const tests = [room.replace(/^src/, 'test/unit'), ...more].map(
    (folder) => `${folder.replace(/^test\//, '')}/**/*.test.ts`,
  );
  const config = {
    mutate: [`${room}/**/*.ts`, '!**/types.ts', '!**/*.types.ts'],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation.config.ts', related: false },
    // Texts that are made when a file is loaded would need all tests again.
    ignoreStatic: true,
    ignorePatterns: ['/docs', '/findings', '/test/fixtures/recorded'],
    reporters: ['clear-text', 'progress'],
    clearTextReporter: { reportTests: false },
    // What was tried before is not tried again where neither the code nor its tests have changed.
    incremental: true,
    incrementalFile: path.join(cacheHome, 'mutations', `${room.replaceAll('/', '-')}.json`),
    concurrency: 1,
    timeoutMS: 20_000,
  };
  writeFileSync(path.join(home, 'stryker.config.json'), JSON.stringify(config));
  const env = { ...process.env, KRATOS_FLOWS_MUTATION_TESTS: tests.join(',') };
  const stryker = path.join(packages, '@stryker-mutator', 'core', 'bin', 'stryker.js');
  await run(process.execPath, [stryker, 'run'], { cwd: home, env, show: true });
});
