import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Documents } from '../kratos/store/types';
import { takeTurn } from './turns';

/** What an `ExtensionContext` says of storage. */
interface StorageFolders {
  readonly storageUri: { readonly fsPath: string } | undefined;
  readonly globalStorageUri: { readonly fsPath: string };
}

/** The folder of redacted records. */
export function openFlowDocuments(folders: StorageFolders): Documents {
  return documentsIn(path.join(storageFolder(folders), 'flows'));
}

/** The workspace's storage, which all of its windows share, or the global one when no folder is open. */
export function storageFolder({ storageUri, globalStorageUri }: StorageFolders): string {
  return storageUri ? sharedByWindows(storageUri.fsPath) : globalStorageUri.fsPath;
}

/**
 * The folder of the workspace's first window. While that one is open (and some seconds longer, also when it is only
 * loaded again), the editor gives the next window on the same workspace a folder beside it, `…-1` to `…-9`, and what
 * was kept there would not be found again.
 */
function sharedByWindows(storage: string): string {
  const ofWorkspace = path.dirname(storage);
  return path.join(ofWorkspace.replace(/(?<=[^-/\\])-[1-9]$/, ''), path.basename(storage));
}

/**
 * Records as files of one folder, which is made when it is not there. Storage is always on the disk of the machine that
 * the extension runs on, also where the workspace is virtual; `workspace.fs` would ask the window about each file
 * first, which takes longer than reading it. Several windows may work on one folder: a file is replaced as a whole, by
 * way of a name that nobody else has, and what one of them deleted the others do not write again (a mark in a folder
 * beside this one says so for a week). A missing file or folder reads as absent; other errors reject.
 */
export function documentsIn(folder: string): Documents {
  const file = (name: string): string => path.join(folder, name);
  const marks = `${folder}-removed`;
  const mark = (name: string): string => path.join(marks, name);
  /** What was read or written here: a mark that appears beside it is somebody else's. */
  const known = new Set<string>();
  /** Begun to be deleted by an editor that was killed before it came to its end: they are there no more. */
  const halfDeleted = new Set<string>();
  return {
    read: async (name) => {
      if (halfDeleted.has(name) && (await exists(mark(name)))) return undefined;
      const text = await orAbsent(readFile(file(name), 'utf8'));
      if (text !== undefined) known.add(name);
      return text;
    },
    write: async (name, text) => {
      if (known.has(name) && (await exists(mark(name)))) {
        known.delete(name);
        return 'removed';
      }
      if (!known.has(name)) await rm(mark(name), { force: true });
      await inFolder(folder, () => replace(file(name), text));
      known.add(name);
      // Deleted while it was written: the mark came first, so it is seen here, or the deletion finds the file.
      if (!(await exists(mark(name)))) return undefined;
      known.delete(name);
      await rm(file(name), { force: true });
      return 'removed';
    },
    delete: async (name) => {
      known.delete(name);
      await inFolder(marks, () => writeFile(mark(name), ''));
      await rm(file(name), { force: true });
    },
    list: async () => {
      await forget(marks, '', markKept, (name) => rm(file(name), { force: true }));
      await forget(folder, unfinishedPrefix, unfinishedKept);
      const entries = (await orAbsent(readdir(folder, { withFileTypes: true }))) ?? [];
      const marked = new Set(await orAbsent(readdir(marks)));
      const names = entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith(unfinishedPrefix))
        .map(({ name }) => name);
      for (const name of names) if (marked.has(name)) halfDeleted.add(name);
      return names.filter((name) => !marked.has(name));
    },
    alone: async (name, work) => {
      const end = await takeTurn(`${folder}-busy`, name);
      try {
        return await work();
      } finally {
        await end();
      }
    },
    setAside: async (name) => {
      const aside = `${folder}-damaged`;
      const place = path.join(aside, `${name}-${randomUUID()}`);
      await inFolder(aside, () => rename(file(name), place));
      return place;
    },
  };
}

const unfinishedPrefix = '~';

/** How long a window may have been open and still learn that another one deleted a record: a week, in milliseconds. */
const markKept = 7 * 24 * 3_600_000;
/** What was not finished an hour ago never will be: the editor was killed. */
const unfinishedKept = 3_600_000;

/** Writes a file beside the old one and puts it in its place, so that a reader finds the one or the other. */
async function replace(file: string, text: string): Promise<void> {
  const unfinished = path.join(path.dirname(file), `${unfinishedPrefix}${process.pid}-${randomUUID()}`);
  try {
    await writeFile(unfinished, text);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Takes away the files of a folder that begin so and are older than this (milliseconds), after `first` is done. */
async function forget(
  folder: string,
  beginning: string,
  age: number,
  first: (name: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const names = (await orAbsent(readdir(folder))) ?? [];
  for (const name of names.filter((one) => one.startsWith(beginning))) {
    const found = await orAbsent(stat(path.join(folder, name)));
    if (!found || found.mtimeMs >= Date.now() - age) continue;
    await first(name);
    await rm(path.join(folder, name), { force: true });
  }
}

/** Does something in a folder, which is made when it is missing: at first, and whenever somebody has deleted it. */
async function inFolder(folder: string, work: () => Promise<void>): Promise<void> {
  if ((await orAbsent(work().then(() => true))) === true) return;
  await mkdir(folder, { recursive: true });
  await work();
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
