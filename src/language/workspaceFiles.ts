import { FileType, Uri, workspace } from 'vscode';

/**
 * Where a path of a configuration may lie. A relative one starts where Kratos was started, which is the configuration's folder or the workspace's; an absolute
 * one is often the container's. What is outside the workspace is left out.
 */
export function placesOf(path: string, file: Uri): readonly Uri[] {
  const folders = workspace.workspaceFolders ?? [];
  const places = path.startsWith('/')
    ? [file.with({ path })]
    : [Uri.joinPath(file, '..', path), ...folders.map(({ uri }) => Uri.joinPath(uri, path))];
  return places.filter((place) => workspace.getWorkspaceFolder(place) !== undefined);
}

/** The first of the places of some paths at which there is a file, or a folder. */
export async function findInWorkspace(
  paths: readonly string[],
  file: Uri,
  type: FileType.File | FileType.Directory = FileType.File,
): Promise<Uri | undefined> {
  for (const place of paths.flatMap((path) => placesOf(path, file))) {
    try {
      const stat = await workspace.fs.stat(place);
      // A symbolic link carries a mark of its own beside that of its target.
      if ((stat.type & type) !== 0) return place;
    } catch {
      // Not there: the next place may have it.
    }
  }
  return undefined;
}
