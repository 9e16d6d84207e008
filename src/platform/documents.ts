import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Documents } from '../kratos/store/types';

/**
 * The folder of redacted records: the workspace's storage, or the global one when no folder is open. Read and written through
 * `workspace.fs`, so it works on virtual file systems. A missing file or folder reads as absent; other errors reject.
 */
export function documentsOf(context: Pick<ExtensionContext, 'storageUri' | 'globalStorageUri'>): Documents {
  const folder = Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'flows');
  const file = (name: string): Uri => Uri.joinPath(folder, name);
  let created: Thenable<void> | undefined;
  return {
    read: async (name) => {
      const bytes = await orAbsent(workspace.fs.readFile(file(name)));
      return bytes && new TextDecoder().decode(bytes);
    },
    write: async (name, text) => {
      await (created ??= workspace.fs.createDirectory(folder));
      await workspace.fs.writeFile(file(name), new TextEncoder().encode(text));
    },
    delete: async (name) => {
      await orAbsent(workspace.fs.delete(file(name)));
    },
    list: async () => {
      const entries = (await orAbsent(workspace.fs.readDirectory(folder))) ?? [];
      return entries.filter(([, type]) => type === FileType.File).map(([name]) => name);
    },
  };
}

async function orAbsent<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
