import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What is kept of the imports of one file: lines of text that say nothing of what stands in it. */
export interface ImportJournal {
  /** Everything that was noted; empty when it was never imported. */
  read(): Promise<string>;
  /** Resolves once it is written down. */
  note(line: string): Promise<void>;
  forget(): Promise<void>;
  /** Keeps other windows from importing the same file; undefined where one does. Yields what lets go of it. */
  take(): Promise<(() => Promise<void>) | undefined>;
}

/** A journal that nobody went on with for so long is let go of: ninety days, in ms. */
const kept = 90 * 24 * 3_600_000;

/** No batch takes longer, in ms. */
const held = 300_000;

/** The journal of a key, which is the name of a file. */
export async function openImportJournal(folder: string, key: string): Promise<ImportJournal> {
  await mkdir(folder, { recursive: true });
  await forgetOld(folder);
  const file = path.join(folder, `${key}.jsonl`);
  const taken = path.join(folder, `${key}.taken`);
  const isOurs = (): boolean => holders.get(taken) === journal;
  const journal: ImportJournal = {
    read: async () => (await orNothing(readFile(file, 'utf8'))) ?? '',
    note: async (line) => {
      // What a killed window did not write to its end has a line of its own.
      await appendFile(file, `\n${line}`);
      if (isOurs()) await writeFile(taken, String(process.pid));
    },
    forget: () => rm(file, { force: true }),
    take: async () => {
      if (holders.has(taken)) return undefined;
      holders.set(taken, journal);
      try {
        if (await take(taken)) return () => letGo(taken);
      } catch (error) {
        holders.delete(taken);
        throw error;
      }
      holders.delete(taken);
      return undefined;
    },
  };
  return journal;
}

/** Who of this window has which file: two pages of it may be of the same one. */
const holders = new Map<string, ImportJournal>();

/** Takes a file for this window; false where another one has it. */
async function take(taken: string): Promise<boolean> {
  if (await isHeld(taken)) return false;
  // What is there is of a window that is gone.
  if ((await orNothing(stat(taken))) !== undefined) await rm(taken, { force: true });
  try {
    // Of two windows that come here at once, one makes the file.
    await writeFile(taken, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function letGo(taken: string): Promise<void> {
  holders.delete(taken);
  await rm(taken, { force: true });
}

async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const found = await orNothing(stat(path.join(folder, name)));
    if (found && Date.now() - found.mtimeMs > kept) await rm(path.join(folder, name), { force: true });
  }
}

/** Whether another process has it, that runs and has noted something not long ago. */
async function isHeld(taken: string): Promise<boolean> {
  const holder = Number(await orNothing(readFile(taken, 'utf8')));
  const found = await orNothing(stat(taken));
  return (
    holder > 0 &&
    holder !== process.pid &&
    found !== undefined &&
    Date.now() - found.mtimeMs < held &&
    isRunning(holder)
  );
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

async function orNothing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
