import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../../scripts/places.mjs';
import type { Workbench } from '../kit';

/** The pictures of the README, by the picture of a tour that each is: they are written to docs/pictures. */
const readme = new Set([
  'registered-dark',
  'enrol-totp-light',
  'interrupted-dark',
  'timeline-light',
  'inbox-dark',
  'hover-dark',
  'personas-dark',
  'identity-dark',
  'import-light',
  'config-key-dark',
  'config-block-light',
  'config-problem-dark',
  'config-who-is-asked-light',
]);

/** Takes the window as it is in each theme, and hands the README's pictures over. */
export async function take(workbench: Workbench, name: string): Promise<void> {
  for (const theme of ['dark', 'light', 'contrast'] as const) {
    await workbench.useTheme(theme);
    const file = await workbench.screenshot(`${name}-${theme}`);
    if (readme.has(`${name}-${theme}`)) await publish(file);
  }
}

async function publish(file: string): Promise<void> {
  await mkdir(inRoot('docs', 'pictures'), { recursive: true });
  await copyFile(file, inRoot('docs', 'pictures', path.basename(file)));
}
