import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** The folder in which a persona's profile is, given where it would be. A snap sees no hidden folder but its own. */
export function profileFor(folder: string, snap: string | undefined): string {
  return snap === undefined
    ? folder
    : path.join(homedir(), 'snap', snap, 'common', 'kratos-flow-explorer', path.basename(folder));
}

/** Removes a persona's profile wherever it is. What a browser still holds is tried again for a while. */
export async function removeProfile(folder: string): Promise<void> {
  for (const one of [folder, profileFor(folder, 'chromium')])
    await rm(one, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
