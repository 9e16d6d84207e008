import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program to start. */
export interface Start {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** The container that a Docker client runs. */
  readonly container?: string;
}

/** So long a program may take to end once it was asked to, in milliseconds. */
const graceMs = 5_000;

/**
 * Starts programs that must not outlive this process, whatever ends that: a second process (`scripts/watchdog.mjs`)
 * hears of each, and ends them when its input closes. It starts with the first of them.
 */
export class Leash {
  private watchdog: Writable | undefined;

  /** `watchdogFile`: where that script is. */
  constructor(private readonly watchdogFile: string) {}

  /** Starts a program as the head of a process group of its own; its output comes through pipes. */
  spawn({ file, args, cwd, env, container }: Start): ChildProcess {
    const options: SpawnOptions = {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...(cwd !== undefined && { cwd }),
    };
    const child = spawn(file, args, options);
    const { pid } = child;
    if (pid !== undefined) {
      this.tell(container === undefined ? `+${pid}` : `+${pid} ${container}`);
      child.once('exit', () => {
        this.tell(`-${pid}`);
      });
    }
    return child;
  }

  /** Ends a program with all that it started: asks, waits up to five seconds, then insists. */
  async end(child: ChildProcess): Promise<void> {
    if (child.pid === undefined) return;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      signalGroup(child.pid, 'SIGTERM');
      await Promise.race([ended, sleep(graceMs, undefined, { ref: false })]);
    }
    signalGroup(child.pid, 'SIGKILL');
  }

  private tell(line: string): void {
    this.watchdog ??= this.startWatchdog();
    this.watchdog.write(`${line}\n`);
  }

  private startWatchdog(): Writable {
    // The editor's own Node: on a desktop that is the editor, told to be one.
    const child = spawn(process.execPath, [this.watchdogFile], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      windowsHide: true,
    });
    child.unref();
    child.on('error', () => undefined);
    return child.stdin.on('error', () => undefined);
  }
}

/** Windows has no groups: there the tree below a process is ended at once. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}
