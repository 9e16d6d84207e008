import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { Uri } from 'vscode';

/**
 * Where something really lies, with every symbolic link resolved; the place itself where there are no links to resolve.
 * Rejects where nothing is.
 */
export async function realPlace(uri: Uri): Promise<Uri> {
  return uri.scheme === 'file' ? Uri.file(await realpath(uri.fsPath)) : uri;
}

/**
 * Whether a path is that of a folder or of something in it. Both are absolute; `paths` says how the system writes them.
 */
export function isBelow(
  folder: string,
  place: string,
  paths: Pick<typeof path, 'relative' | 'isAbsolute'> = path,
): boolean {
  const way = paths.relative(folder, place);
  return !/^\.\.(?:[\\/]|$)/.test(way) && !paths.isAbsolute(way);
}
