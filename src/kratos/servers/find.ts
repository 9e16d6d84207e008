import path from 'node:path';
import { ask, expandHome, isProgram, onPath } from './programs';
import type { KratosProgram } from './types';

/** Where to look. */
export interface Where {
  /** The program that a person named; empty: none. */
  readonly named: string;
  /** The folder of those that were built here. */
  readonly built: string;
}

/** The file in which a Kratos that was built here is kept. */
export function builtFile(folder: string): string {
  return path.join(folder, process.platform === 'win32' ? 'kratos.exe' : 'kratos');
}

/** The first Kratos that runs: the one that is named, that of the PATH, the one that was built here. */
export async function findKratos({ named, built }: Where, signal?: AbortSignal): Promise<KratosProgram | undefined> {
  const wanted = named.trim();
  if (wanted !== '') {
    const found = await programAt(expandHome(wanted), 'setting', signal);
    if (found) return found;
  }
  const installed = await onPath('kratos');
  const found = installed === undefined ? undefined : await programAt(installed, 'path', signal);
  return found ?? programAt(builtFile(built), 'built', signal);
}

/** A program that says that it is a Kratos. */
async function programAt(
  file: string,
  from: 'setting' | 'path' | 'built',
  signal?: AbortSignal,
): Promise<KratosProgram | undefined> {
  if (!(await isProgram(file))) return undefined;
  const { code, said } = await ask(file, ['version'], signal);
  const version = /^Version:\s*(\S+)/m.exec(said)?.[1];
  return code === 0 && version !== undefined ? { kind: 'program', file, from, version } : undefined;
}
