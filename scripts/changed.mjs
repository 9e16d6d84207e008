// npm test -- --changed: which files a change touches, and the stages cut down to them.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot, root } from './places.mjs';
import { Missing } from './processes.mjs';

/** @typedef {import('./test.mjs').Stage} Stage */

/**
 * The files that differ from a commit, those that git does not know yet included, as paths below the root. Deleted ones
 * are left out.
 * @param {string} since
 * @returns {readonly string[]}
 */
export function changedFiles(since) {
  const git = (/** @type {string[]} */ ...args) => {
    try {
      return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch {
      throw new Missing(`git does not know a commit ${since} here, so what has changed since then cannot be told.`);
    }
  };
  const lines = `${git('diff', '--name-only', since)}${git('ls-files', '--others', '--exclude-standard')}`.split('\n');
  return [...new Set(lines)].filter((file) => file !== '' && existsSync(inRoot(file)));
}

/**
 * Types and dead code as always, lint and format of the changed files, and the unit tests that import one of them.
 * What starts a server or a workbench is left out, and said.
 * @param {readonly Stage[]} stages all of them
 * @param {string} since
 * @param {readonly string[]} files
 * @returns {readonly Stage[]}
 */
export function changedStages(stages, since, files) {
  const code = files.filter((file) => /\.(?:[cm]?[jt]s)$/.test(file));
  /** @type {Record<string, (stage: Stage) => Stage | undefined>} */
  const cut = {
    types: (stage) => stage,
    dead: (stage) => stage,
    lint: (stage) => withFiles(stage, ['--no-warn-ignored'], code),
    format: (stage) => withFiles(stage, ['--ignore-unknown'], files),
    unit: (stage) => ({ ...stage, command: [...stage.command, '--changed', since, '--passWithNoTests'] }),
  };
  const left = stages.filter(({ name }) => !cut[name]).map(({ name }) => name);
  const touched = files.filter((file) => /^test\/(?:server|e2e|host)\/.*\.test\.ts$/.test(file));
  console.log(`${files.length} changed files since ${since}. Left out: ${left.join(', ')}.`);
  for (const file of touched)
    console.log(`  of them, ${file} has changed: npm run test:${file.split('/')[1]} -- ${file.split('/').at(-1)}`);
  return stages.flatMap((stage) => cut[stage.name]?.(stage) ?? []);
}

/**
 * @param {Stage} stage whose last argument is the whole folder
 * @param {readonly string[]} options
 * @param {readonly string[]} files
 * @returns {Stage | undefined} nothing to do without files
 */
function withFiles(stage, options, files) {
  return files.length === 0 ? undefined : { ...stage, command: [...stage.command.slice(0, -1), ...options, ...files] };
}
