import { access, constants, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';

/** A program on the PATH of this process, as a path; undefined where there is none of that name. */
export async function onPath(name: string): Promise<string | undefined> {
  const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (await isProgram(file)) return file;
    }
  }
  return undefined;
}

/** Whether this user may run a file. */
export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, process.platform === 'win32' ? constants.F_OK : constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** A path as it stands in a setting: `~` is the home folder. */
export function expandHome(file: string): string {
  return /^~[/\\]/.test(file) ? path.join(homedir(), file.slice(2)) : file;
}

/**
 * What Kratos may know of this process's environment. It takes a variable for the key of its configuration that has the
 * same name (DSN, LOG_LEVEL), so nothing else is handed on.
 */
const inherited = new Set(['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR', 'TZ']);

/** The environment of a Kratos, with variables of its own. */
export function environment(variables: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => inherited.has(name.toUpperCase()));
  return { ...Object.fromEntries(kept), ...variables };
}

/** What came of a program that ran to its end. */
export interface Ran {
  /** Undefined where it could not be started, was ended by a signal, or took too long. */
  readonly code: number | undefined;
  /** Both of its outputs. */
  readonly said: string;
}

/** How long a question to a program may take, in milliseconds. A Docker client may wait for its engine forever. */
const patienceMs = 15_000;

/** Asks a program something: runs it to its end. Never rejects. */
export function ask(file: string, args: readonly string[], signal?: AbortSignal): Promise<Ran> {
  const limit = AbortSignal.timeout(patienceMs);
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      killSignal: 'SIGKILL',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', ({ message }) => {
      resolve({ code: undefined, said: said || message });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? undefined, said });
    });
  });
}
