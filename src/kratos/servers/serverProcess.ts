import type { ChildProcess } from 'node:child_process';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Leash } from './leash';
import { ask, environment } from './programs';
import type { KratosProgram, Ports } from './types';

/** What a server is started with. */
export interface Serve {
  readonly program: KratosProgram;
  /** Where it runs: paths in its configuration are meant from here. */
  readonly folder: string;
  /** Its configuration, relative to the folder. */
  readonly file: string;
  readonly ports: Ports;
  /** Overrules keys of the configuration, as Kratos reads variables. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** How a start ended. `said`: what the server printed. */
export type Started =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ended'; readonly said: string }
  /** It waits for something that will not come by itself. */
  | { readonly kind: 'waits'; readonly said: string }
  | { readonly kind: 'cancelled' };

/** So much of what a server printed last is kept, in characters. */
const keptCharacters = 100_000;

/** One `kratos serve`, with `--dev`: cookies over http, and messages that can be read. It sends no mail by itself. */
export class ServerProcess {
  private readonly child: ChildProcess;
  private readonly container: string | undefined;
  private output = '';
  private hasEnded = false;
  /** When it ended, however that came. */
  readonly ended: Promise<void>;

  /** `hear` is told what it prints, as it comes. */
  constructor(
    private readonly leash: Leash,
    private readonly serve: Serve,
    hear: (text: string) => void,
  ) {
    const { program, folder, file, variables = {} } = serve;
    const args = ['serve', '-c', file, '--dev', '--sqa-opt-out'];
    this.container = program.kind === 'image' ? `kratos-flow-explorer-${serve.ports.public}` : undefined;
    this.child =
      program.kind === 'program'
        ? leash.spawn({ file: program.file, args, cwd: folder, env: environment(variables) })
        : leash.spawn({
            file: 'docker',
            args: [...inContainer(serve, this.container), program.image, ...args],
            env: process.env,
            ...(this.container !== undefined && { container: this.container }),
          });
    const take = (text: string): void => {
      this.output = (this.output + text).slice(-keptCharacters);
      hear(text);
    };
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.setEncoding('utf8').on('data', take);
    this.ended = new Promise((resolve) => {
      const end = (): void => {
        this.hasEnded = true;
        resolve();
      };
      this.child.once('error', ({ message }) => {
        take(`${message}\n`);
        end();
      });
      this.child.once('close', end);
    });
  }

  /** What it printed, the last of it. */
  get said(): string {
    return this.output;
  }

  /** Waits until both of its APIs answer, it ends, or it waits for what will not come. A signal ends it. */
  async ready(signal: AbortSignal): Promise<Started> {
    const { ports } = this.serve;
    const addresses = [
      `http://127.0.0.1:${ports.public}/health/ready`,
      `http://127.0.0.1:${ports.admin}/admin/health/ready`,
    ];
    for (;;) {
      if (signal.aborted) {
        await this.stop();
        return { kind: 'cancelled' };
      }
      if (this.hasEnded) return { kind: 'ended', said: this.output };
      if ((await Promise.all(addresses.map(isReady))).every(Boolean)) return { kind: 'ready' };
      if (/Unable to (?:determine network|ping database), retrying/.test(this.output))
        return { kind: 'waits', said: this.output };
      await Promise.race([sleep(100, undefined, { ref: false }), this.ended]);
    }
  }

  /** Ends it, with its container. */
  async stop(): Promise<void> {
    if (this.container !== undefined) await ask('docker', ['rm', '--force', this.container]);
    await this.leash.end(this.child);
  }
}

/**
 * Inside, the server listens everywhere; outside, its ports are those of the loopback interface. It runs as whoever may
 * read the folder.
 */
function inContainer({ folder, ports, variables = {} }: Serve, name = ''): readonly string[] {
  const user = process.getuid && process.getgid ? ['--user', `${process.getuid()}:${process.getgid()}`] : [];
  const published = [ports.public, ports.admin].flatMap((port) => ['-p', `127.0.0.1:${port}:${port}`]);
  const inside = { ...variables, SERVE_PUBLIC_HOST: '0.0.0.0', SERVE_ADMIN_HOST: '0.0.0.0' };
  const given = Object.entries(inside).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  return ['run', '--rm', '--name', name, ...user, ...published, ...given, '-v', `${folder}:/server`, '-w', '/server'];
}

function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => {
      resolve(false);
    });
  });
}
