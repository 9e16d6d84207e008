import { FileType, Uri, workspace } from 'vscode';
import { isStartFile, type StartFile } from '../../config/document/detect/startFiles';
import { listInside, readInside } from './insideWorkspace';

/** A larger file is something else. */
const longest = 200_000;
const mostFiles = 20;
/** Folders that are looked into: the file's own, and those around it. */
const mostFolders = 3;
/** What was read is good for so long: who types asks again and again. */
const keptMs = 10_000;

const kept = new Map<string, { readonly until: number; readonly files: Promise<readonly StartFile[]> }>();

/**
 * The files by which Kratos may be started, in the folder of a file and those around it, the nearest first. Only the
 * workspace is looked into; what cannot be read is left out.
 */
export async function startFilesAround(file: Uri): Promise<readonly StartFile[]> {
  const folders: Uri[] = [];
  for (
    let folder = Uri.joinPath(file, '..');
    folders.length < mostFolders && workspace.getWorkspaceFolder(folder) !== undefined;
    folder = Uri.joinPath(folder, '..')
  )
    folders.push(folder);
  return (await Promise.all(folders.map(filesIn))).flat();
}

function filesIn(folder: Uri): Promise<readonly StartFile[]> {
  const key = folder.toString();
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.files;
  const files = read(folder);
  kept.set(key, { until: Date.now() + keptMs, files });
  return files;
}

async function read(folder: Uri): Promise<readonly StartFile[]> {
  const entries = await listInside(folder);
  const names = entries.filter(([name, type]) => type === FileType.File && isStartFile(name)).map(([name]) => name);
  const files = await Promise.all(
    names.slice(0, mostFiles).map(async (name) => {
      const text = await readInside(Uri.joinPath(folder, name), longest);
      return text === undefined ? [] : [{ name, text }];
    }),
  );
  return files.flat();
}
