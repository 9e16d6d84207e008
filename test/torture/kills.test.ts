import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { count } from './counts';
import { openWindow } from './killing';
import { runsOf, seed } from './seed';
import { troubleWithFolder, type Told } from './stored';

it.each([1, 2])(`keeps what was stored, whenever %i windows are killed, seed ${seed}`, async (windows) => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'kills-')), 'flows');
  const told = { flows: {}, personas: {} } satisfies Told;
  for (let kill = 0; kill < runsOf(200); kill += 1) {
    const names = ['one', 'other'].slice(0, windows);
    const open = await Promise.all(
      names.map((name, at) => openWindow(folder, name, seed + kill * 2 + at, told, { shared: windows > 1 })),
    );
    const moment = ((seed + kill) * 7919) % 200;
    await Promise.all(open.map((window, at) => window.kill(moment + at * 20)));
    count(`kills of ${windows} windows on one folder`, 1);
    expect(open.map(({ errors }) => errors()).join('')).toBe('');
    expect(await troubleWithFolder(folder, told), `after kill ${kill}`).toEqual([]);
  }
  rmSync(path.dirname(folder), { recursive: true });
});
