import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDevTools } from './devtools';
import type { DevTools } from './devtools';
import { pipeOver } from './pipe';
import { makeProfile } from './profiles';
import type { BrowserProblem } from '../record/browsing';
import type { FoundBrowser } from './find';

export interface LaunchOptions {
  /** The folder of cookies that this browser has alone; made when it is not there. */
  readonly profile: string;
  /** Beside ours. */
  readonly extraArguments: readonly string[];
  /** Milliseconds until a browser that says nothing is given up. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/** A browser that runs and answers. */
export interface Launched {
  readonly kind: 'launched';
  /** As a person names it, such as `Chromium 156`. */
  readonly name: string;
  /** Its process, where we started it. */
  readonly pid?: number;
  readonly devtools: DevTools;
  /** The browser's process has ended: with this code, or by a signal (undefined). */
  readonly exited: Promise<number | undefined>;
  /** Ends it with all that it started, at once. */
  kill(): void;
}

/** Commands that we send are known from here on. */
const oldestMajor = 112;

/**
 * Starts a browser with a pipe to it. Never rejects: what hinders it is a problem. An abort ends what was begun.
 */
export async function launchBrowser(found: FoundBrowser, options: LaunchOptions): Promise<Launched | BrowserProblem> {
  const { file } = found;
  const { profile, extraArguments, signal } = options;
  const isHeadless = extraArguments.some((one) => one.startsWith('--headless'));
  if (!isHeadless && !hasDisplay()) return { kind: 'no-display', file };
  try {
    await makeProfile(profile);
  } catch (error) {
    return { kind: 'does-not-start', file, said: error instanceof Error ? error.message : '' };
  }
  const child = spawn(file, browserArguments(profile, extraArguments), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that its helpers end with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  const exited = new Promise<number | undefined>((resolve) => {
    child.once('exit', (code) => {
      resolve(code ?? undefined);
    });
    child.once('error', (error) => {
      said = error.message;
      resolve(undefined);
    });
  });
  const kill = (): void => {
    killGroup(child);
  };
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const devtools = createDevTools(pipeOver(toBrowser as Writable, fromBrowser as Readable));
  const stop = new AbortController();
  const lost = Promise.race([
    devtools.ended,
    exited,
    sleep(options.patienceMs ?? 60_000, undefined, { signal: stop.signal, ref: false }).catch(() => undefined),
    aborted(signal, stop.signal),
  ]).then(() => undefined);
  const version = await Promise.race([devtools.send('Browser.getVersion').catch(() => undefined), lost]);
  stop.abort();
  if (signal?.aborted) {
    devtools.close();
    kill();
    return { kind: 'cancelled' };
  }
  if (version === undefined || child.pid === undefined) {
    devtools.close();
    kill();
    // What it said last comes with its end.
    await Promise.race([exited, sleep(2_000, undefined, { ref: false })]);
    return readFailure(file, profile, said);
  }
  const { product, major } = readVersion(version.product, file);
  if (major < oldestMajor) {
    devtools.close();
    kill();
    return { kind: 'too-old', file, version: version.product };
  }
  return { kind: 'launched', name: `${product} ${major}`, pid: child.pid, devtools, exited, kill };
}

/**
 * A profile that nobody set up, which asks nothing: no questions of a first start, no keyring of the desktop, no sync.
 */
function browserArguments(profile: string, extra: readonly string[]): readonly string[] {
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-component-update',
    '--disable-background-networking',
    '--hide-crash-restore-bubble',
    '--password-store=basic',
    '--use-mock-keychain',
    // Nothing fits: addresses with the codes of providers, and what a page got, would stay on the disk.
    '--disk-cache-size=1',
    ...extra,
    'about:blank',
  ];
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((display) => display !== undefined && display !== '');
}

/** Why a browser did not come up, by what it said of it. */
export function readFailure(file: string, profile: string, said: string): BrowserProblem {
  if (/existing browser session|profile appears to be in use|ProcessSingleton|SingletonLock/i.test(said))
    return { kind: 'profile-in-use', profile };
  if (/without --no-sandbox is not supported|No usable sandbox|setuid_sandbox|zygote_host_impl/i.test(said))
    return { kind: 'no-sandbox', file };
  if (/Missing X server|open X display|cannot open display|ozone_platform/i.test(said))
    return { kind: 'no-display', file };
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  return { kind: 'does-not-start', file, said: (lines.at(-1) ?? '').trim().slice(0, 300) };
}

/** `Chrome/156.0.8078.108`, `HeadlessChrome/…`, `Edg/…` as a person names them. Chromium says that it is Chrome. */
export function readVersion(said: string, file: string): { readonly product: string; readonly major: number } {
  const [name = '', version = ''] = said.split('/');
  const product = name.startsWith('Edg') ? 'Edge' : /chromium/i.test(path.basename(file)) ? 'Chromium' : 'Chrome';
  return { product, major: Number.parseInt(version, 10) || 0 };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Resolves when a signal is aborted; `until` ends the waiting. */
export function aborted(signal: AbortSignal | undefined, until?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve();
    };
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true, ...(until && { signal: until }) });
  });
}
