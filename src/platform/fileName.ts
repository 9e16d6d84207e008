import type { Uri } from 'vscode';

/** The last name of an address: a file without its folders. */
export function fileName({ path }: Pick<Uri, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
