import { cp } from 'node:fs/promises';
import path from 'node:path';
import { pack } from '../../scripts/package.mjs';
import { inRoot } from '../../scripts/places.mjs';
import { findVscodeHost, installExtensions } from '../../scripts/vscode-host.mjs';

/** Installs extensions of the kit, by their folders, beside what is installed. That is left as it is; resolves to a copy of it in `base`. */
export async function installMore(folders: readonly string[], installed: string, base: string): Promise<string> {
  if (folders.length === 0) return installed;
  const copy = path.join(base, 'extensions');
  await cp(installed, copy, { recursive: true });
  const files = folders.map((folder) => path.join(base, `${folder}.vsix`));
  for (const [at, folder] of folders.entries()) await pack(inRoot('test', 'kit', folder), files[at] ?? '');
  await installExtensions(await findVscodeHost(), copy, files);
  return copy;
}
