import { FileType, Uri, workspace } from 'vscode';
import { listInside, lookInside } from './insideWorkspace';

/** The path of a `file://` URL as Kratos takes it, to the letter; undefined for other URLs. */
export function filePath(url: string): string | undefined {
  return /^file:\/\/(.+)$/.exec(url)?.[1];
}

/**
 * Where a path of a configuration may lie, without `..` in it. A relative one starts where Kratos was started, which is
 * the configuration's folder or the workspace's. An absolute one is often the container's, into which the configuration
 * and the files beside it are mounted. What is outside the workspace is left out; where symbolic links lead is not
 * known here.
 */
export function listCandidates(path: string, file: Uri): readonly Uri[] {
  const folders = workspace.workspaceFolders ?? [];
  const below = path.startsWith('/') ? listPathEnds(path) : [path];
  const places = [
    ...(path.startsWith('/') ? [Uri.joinPath(file.with({ path: '/' }), path)] : []),
    ...below.map((end) => Uri.joinPath(file, '..', end)),
    ...folders.flatMap(({ uri }) => below.map((end) => Uri.joinPath(uri, end))),
  ];
  return places.filter((place) => workspace.getWorkspaceFolder(place) !== undefined);
}

/**
 * The ends of a path, the longest first: `/etc/config/a.json` may be mounted from `config/a.json`, or from `a.json`.
 */
function listPathEnds(path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '' && name !== '..');
  return names.map((_, at) => names.slice(at).join('/')).slice(-3);
}

/** The first of the places of some paths at which there is a file, or a folder. */
export async function findInWorkspace(
  paths: readonly string[],
  file: Uri,
  type: FileType.File | FileType.Directory = FileType.File,
): Promise<Uri | undefined> {
  for (const place of paths.flatMap((path) => listCandidates(path, file)))
    if ((await lookInside(place))?.type === type) return place;
  return undefined;
}

/** Folders within folders are looked into as deep as this. */
const deepest = 4;

/** The first file of that ending in a folder, or below it. */
export async function firstFileIn(folder: Uri, ending: string, depth = 1): Promise<Uri | undefined> {
  const entries = await listInside(folder);
  for (const [name] of entries.filter((entry) => entry[0].endsWith(ending))) {
    const place = Uri.joinPath(folder, name);
    if ((await lookInside(place))?.type === FileType.File) return place;
  }
  if (depth === deepest) return undefined;
  for (const [name, type] of entries) {
    const found =
      (type & FileType.Directory) === 0 ? undefined : await firstFileIn(Uri.joinPath(folder, name), ending, depth + 1);
    if (found) return found;
  }
  return undefined;
}
