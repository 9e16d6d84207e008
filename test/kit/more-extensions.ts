import { cp } from 'node:fs/promises';
import path from 'node:path';
import { pack } from '../../scripts/package.mjs';
import { inRoot } from '../../scripts/places.mjs';
import { findVscodeHost, installExtensions } from '../../scripts/vscode-host.mjs';

/**
 * Installs extensions beside what is installed: VSIX files by their paths, and extensions of the kit by their folders.
 * What is installed is left as it is; resolves to a copy of it in `base`.
 */
export async function installMore(wanted: readonly string[], installed: string, base: string): Promise<string> {
  if (wanted.length === 0) return installed;
  const copy = path.join(base, 'extensions');
  await cp(installed, copy, { recursive: true });
  const files = await Promise.all(
    wanted.map(async (one) => {
      if (one.endsWith('.vsix')) return one;
      const file = path.join(base, `${one}.vsix`);
      await pack(inRoot('test', 'kit', one), file);
      return file;
    }),
  );
  await installExtensions(await findVscodeHost(), copy, files);
  return copy;
}
