import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openWindow } from '../../torture/killing';
import { troubleWithFolder, type Told } from '../../torture/stored';

// A sample of `npm run torture`.
it('keeps what was stored, whenever one of two windows on a folder is killed', async () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'killed-'));
  onTestFinished(() => {
    rmSync(parent, { recursive: true });
  });
  const folder = path.join(parent, 'flows');
  const told = { flows: {}, personas: {} } satisfies Told;
  for (let kill = 0; kill < 4; kill += 1) {
    const open = await Promise.all(
      ['one', 'other'].map((name, at) => openWindow(folder, name, kill * 2 + at, told, { shared: true })),
    );
    await Promise.all(open.map((window, at) => window.kill(kill * 29 + at * 17)));
    expect(open.map(({ errors }) => errors()).join('')).toBe('');
    expect(await troubleWithFolder(folder, told), `after kill ${kill}`).toEqual([]);
  }
});
