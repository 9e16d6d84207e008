// Starting and ending other programs. Node builtins only.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/**
 * Something a person has to bring: its message is one sentence that says what and how, and is printed without a stack.
 */
export class Missing extends Error {
  /** @override */
  name = 'Missing';
}

/**
 * A program on the PATH, or undefined.
 * @param {string} name
 */
export function onPath(name) {
  const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (isProgram(file)) return file;
    }
  }
  return undefined;
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs a program to its end. Resolves to its output (empty when `show` passes it through), rejects when it exits with
 * anything but 0.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 * @returns {Promise<string>}
 */
export function run(program, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32' && /\.(cmd|bat)$/i.test(program),
    });
    let out = '';
    let err = '';
    child.stdout?.on('data', (data) => (out += data));
    child.stderr?.on('data', (data) => (err += data));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(out);
      else
        reject(
          new Error(`${path.basename(program)} ${args.join(' ')} ended with ${code}\n${(out + err).slice(-4000)}`),
        );
    });
  });
}

/**
 * Runs npm, the one that runs this script if there is one.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.js$/.test(own) && existsSync(own)) return run(process.execPath, [own, ...args], options);
  const found = onPath('npm');
  if (!found) throw new Missing('npm was not found: it comes with Node.js (https://nodejs.org).');
  return run(found, args, options);
}

/** A port of the loopback interface that nobody uses at this moment. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** @type {import('node:stream').Writable | undefined} */
let watchdog;

/** Tells the watchdog (started with the first line) about a process group: `+pid` or `-pid`. @param {string} line */
function tellWatchdog(line) {
  if (!watchdog) {
    const file = path.join(import.meta.dirname, 'watchdog.mjs');
    const child = spawn(process.execPath, [file], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    child.unref();
    child.on('error', () => undefined);
    watchdog = child.stdin.on('error', () => undefined);
    if ('unref' in watchdog && typeof watchdog.unref === 'function') watchdog.unref();
  }
  watchdog.write(`${line}\n`);
}

/**
 * Starts a program that stays, as the head of a process group of its own, so that `endGroup` ends whatever it starts.
 * It never outlives this process, whatever ends that.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 */
export function spawnGroup(program, args, { cwd, env, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(program, args, { cwd, env: env ?? process.env, stdio, detached: process.platform !== 'win32' });
  if (child.pid !== undefined) tellWatchdog(`+${child.pid}`);
  return child;
}

/**
 * Ends what `spawnGroup` started: asks, waits up to five seconds, then insists.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endGroup(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    signalGroup(child, 'SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000).unref())]);
  }
  signalGroup(child, 'SIGKILL');
  if (child.pid !== undefined) tellWatchdog(`-${child.pid}`);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}
