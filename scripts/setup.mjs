// What every script does first: the right packages, the right Node. Node builtins only: a fresh clone has no
// node_modules.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, pinnedNode, root } from './places.mjs';
import { Missing, npm } from './processes.mjs';

/**
 * Runs a script's work once packages are installed and under the Node that the project pins. A `Missing` ends it with
 * its sentence.
 * @param {() => Promise<void>} work
 */
export async function main(work) {
  try {
    await prepare();
    await work();
  } catch (error) {
    console.error(error instanceof Missing ? error.message : error);
    process.exit(1);
  }
}

/** Installs packages where they are missing or outdated, then runs the script again under the pinned Node. */
export async function prepare() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Missing(`Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org).`);
  if (!packagesAreCurrent()) {
    console.log('Installing packages with npm ci …');
    await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, show: true });
  }
  if (process.versions.node !== pinnedNode.version) await runUnderPinnedNode();
}

/** Whether node_modules holds what the lock file asks for, by npm's own record of what it installed. */
function packagesAreCurrent() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(pinnedNode.path)) return false;
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} */
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = packages(record);
  return Object.entries(packages(inRoot('package-lock.json'))).every(([name, wanted]) => {
    if (name === '') return true;
    const there = installed[name];
    return there ? there.version === wanted.version : wanted.optional === true;
  });
}

/**
 * Never returns: this process stays only to pass signals on and to end as the other one does.
 * @returns {Promise<never>}
 */
function runUnderPinnedNode() {
  const child = spawn(pinnedNode.path, process.argv.slice(1), { stdio: 'inherit' });
  // Ctrl-C reaches both by the terminal; what is sent to this process alone is passed on.
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  });
}
