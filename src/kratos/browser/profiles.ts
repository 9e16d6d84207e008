import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** The folder in which a persona's profile is, given where it would be. A snap sees no hidden folder but its own. */
export function profileFor(folder: string, snap: string | undefined): string {
  return snap === undefined
    ? folder
    : path.join(homedir(), 'snap', snap, 'common', 'kratos-flow-explorer', path.basename(folder));
}

/**
 * Makes the folder of a profile where there is none. Its browser keeps no history: that would have every address on the
 * disk, and with those the codes of providers. Rejects where nothing can be written.
 */
export async function makeProfile(folder: string): Promise<void> {
  const preferences = path.join(folder, 'Default', 'Preferences');
  await mkdir(path.dirname(preferences), { recursive: true });
  await writeFile(preferences, JSON.stringify({ history: { saving_disabled: true } }), { flag: 'wx' }).catch(
    (error: unknown) => {
      // One that was there before has its own.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    },
  );
}

/** Removes a persona's profile wherever it is. What a browser still holds is tried again for a while. */
export async function removeProfile(folder: string): Promise<void> {
  for (const one of [folder, profileFor(folder, 'chromium')])
    await rm(one, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
