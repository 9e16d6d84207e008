import { FileType, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { isBelow, realPlace } from '../../platform/realPlaces';

// The one way from here to files: a language server would have to do these three things otherwise, and nothing else.

/** Something that lies in the workspace. `uri` is where it really lies, with every symbolic link resolved. */
export interface Found {
  readonly uri: Uri;
  readonly type: FileType;
  /** In bytes. */
  readonly size: number;
}

/**
 * What is at a place that the text of a file names; undefined when nothing is there, or when it lies outside of the
 * workspace, be it through a symbolic link. Looked at only: devices and pipes are neither file nor folder.
 */
export async function lookInside(place: Uri): Promise<Found | undefined> {
  if (!workspace.getWorkspaceFolder(place)) return undefined;
  try {
    const uri = await realPlace(place);
    const folders = await Promise.all((workspace.workspaceFolders ?? []).map((folder) => realPlace(folder.uri)));
    if (!folders.some((folder) => isOfSame(folder, uri) && isBelow(folder.fsPath, uri.fsPath))) return undefined;
    const { type, size } = await workspace.fs.stat(uri);
    // Where links cannot be resolved, as in a virtual file system, none is followed.
    return (type & FileType.SymbolicLink) === 0 ? { uri, type, size } : undefined;
  } catch {
    // Not there, or not to be looked at.
    return undefined;
  }
}

/**
 * The text of a file of the workspace of at most so many bytes; undefined for everything else that may be at a place,
 * which is not read.
 */
export async function readInside(place: Uri, mostBytes: number): Promise<string | undefined> {
  const found = await lookInside(place);
  if (found?.type !== FileType.File || found.size > mostBytes) return undefined;
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(found.uri));
  } catch {
    // It is gone since it was looked at.
    return undefined;
  }
}

/**
 * What a folder of the workspace holds, by name; nothing for everything else that may be at a place. Symbolic links are
 * named as such and not followed.
 */
export async function listInside(folder: Uri): Promise<readonly (readonly [string, FileType])[]> {
  try {
    const found = await lookInside(folder);
    const entries = found?.type === FileType.Directory ? await workspace.fs.readDirectory(found.uri) : [];
    return entries.toSorted(([one], [other]) => one.localeCompare(other));
  } catch {
    // It is gone since it was looked at, or may not be read.
    return [];
  }
}

function isOfSame(one: Uri, other: Uri): boolean {
  return one.scheme === other.scheme && one.authority === other.authority;
}
