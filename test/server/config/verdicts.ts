import { writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findKratos, startKratosServer } from '../../../scripts/kratos.mjs';
import { endLater } from '../../kit/cleanup';
import { layDatabase } from '../../kit/database';
import type { JsonObject } from '../../kit/merge';

/** What `kratos serve` made of a configuration: it answered as ready, or it ended. */
export interface Verdict {
  readonly starts: boolean;
  /** What it printed when it refused. */
  readonly words: string;
}

/** A configuration as the judge is given it. */
export interface Case {
  /** Ports 4433 and 4434 in it become free ones. */
  readonly text: string;
  /** The name of its file, whose ending decides how it is read. `kratos.yml` by default. */
  readonly file?: string;
  /** Laid over it in a second file of configuration, as the server itself lays several over one another. */
  readonly over?: (ports: { readonly public: number; readonly admin: number }) => JsonObject;
  /** Environment variables that the server is started with. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Says of configurations whether a real server starts with them: each is given to a `kratos serve` of its own. */
export type Judge = (given: Case) => Promise<Verdict>;

/**
 * As many configurations as there are lanes are looked at at a time, each in a folder of its own that holds the
 * database and `files`. Two is what the cores of CI can do. What is asked beyond that waits.
 */
export async function openJudge(files: Readonly<Record<string, string>> = {}, lanes = 2): Promise<Judge> {
  const source = await findKratos();
  const home = await mkdtemp(path.join(tmpdir(), 'kratos-judge-'));
  endLater(() => rm(home, { recursive: true, force: true }));
  const idle: string[] = [];
  for (let lane = 0; lane < lanes; lane += 1) {
    const folder = await mkdtemp(path.join(home, 'lane-'));
    await layDatabase(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    idle.push(folder);
  }
  const waiting: ((folder: string) => void)[] = [];
  const takeLane = (): Promise<string> => {
    const folder = idle.pop();
    return folder === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(folder);
  };
  return async (given) => {
    const folder = await takeLane();
    const verdict = await judged(source, folder, given);
    const next = waiting.shift();
    if (next) next(folder);
    else idle.push(folder);
    return verdict;
  };
}

type Source = Awaited<ReturnType<typeof findKratos>>;

async function judged(source: Source, folder: string, given: Case): Promise<Verdict> {
  const { text, file = 'kratos.yml', over, variables = {} } = given;
  const configure = (ports: { public: number; admin: number }): string[] => {
    const own = text.replace(/\b443[34]\b/g, (port) => String(port === '4433' ? ports.public : ports.admin));
    writeFileSync(path.join(folder, file), own);
    if (!over) return [file];
    writeFileSync(path.join(folder, 'over.json'), JSON.stringify(over(ports)));
    return [file, 'over.json'];
  };
  try {
    const server = await startKratosServer({ source, folder, configure, dev: false, variables });
    await server.stop();
    return { starts: true, words: '' };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    // Anything but an end is no verdict: a server that hangs, a program that cannot be run.
    if (!/^Kratos ended with 1\b/.test(words)) throw error;
    return { starts: false, words };
  }
}
