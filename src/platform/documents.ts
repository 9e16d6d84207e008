import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import type { Documents } from '../kratos/store/types';

/** The folder of redacted records: the workspace's storage, or the global one when no folder is open. */
export function documentsOf({
  storageUri,
  globalStorageUri,
}: Pick<ExtensionContext, 'storageUri' | 'globalStorageUri'>): Documents {
  return documentsIn(path.join((storageUri ?? globalStorageUri).fsPath, 'flows'));
}

/**
 * Records as files of one folder, which is made with the first. Storage is always on the disk of the machine that the extension runs on, also where
 * the workspace is virtual; `workspace.fs` would ask the window about each file first, which takes longer than reading it. A file is replaced as a
 * whole, so that an editor that is killed leaves the old or the new one. A missing file or folder reads as absent; other errors reject.
 */
export function documentsIn(folder: string): Documents {
  const file = (name: string): string => path.join(folder, name);
  let created: Promise<unknown> | undefined;
  return {
    read: (name) => orAbsent(readFile(file(name), 'utf8')),
    write: async (name, text) => {
      await (created ??= mkdir(folder, { recursive: true }));
      const unfinished = file(`${unfinishedPrefix}${name}`);
      await writeFile(unfinished, text);
      await rename(unfinished, file(name));
    },
    delete: (name) => rm(file(name), { force: true }),
    list: async () => {
      const entries = (await orAbsent(readdir(folder, { withFileTypes: true }))) ?? [];
      return entries
        .filter((entry) => entry.isFile() && !entry.name.startsWith(unfinishedPrefix))
        .map(({ name }) => name);
    },
  };
}

const unfinishedPrefix = '~';

async function orAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
