import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import type { IdentityImportState } from '../../../src/protocol/identityImport';
import { buildImportState } from '../../../src/views/identityImport/state/importState';
import { findViolations } from '../../kit/axe';
import { answering, openImport, people } from '../../unit/views/identityImport/exampleImport';
import { findOverflow, showIdentityImport, themeNames } from './gallery';
import { openGallery } from './openGallery';

const pictures = inRoot('.cache', 'gallery');
const gallery = openGallery();
beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});

/** Every state that people see, as the host makes it. */
async function allStates(): Promise<Readonly<Record<string, IdentityImportState>>> {
  const { session: preview } = await openImport(people, 'people.csv');
  const { session: running } = await openImport(people, 'people.csv', { batch: () => new Promise(() => undefined) });
  void running.send();
  await Promise.resolve();
  const { session: ended } = await openImport(people, 'people.csv');
  await ended.send();
  const { session: trouble } = await openImport(people, 'people.csv', {
    batch: () => Promise.resolve(answering(503, { error: { code: 503, message: 'down' } })),
  });
  await trouble.send();
  const long = `[${'{"traits":{"email":"somebody.with.a.very.long.name@example.com","tags":["one","two","three"]},"state":"inactive","external_id":"a-long-external-id","metadata_public":{"a":1}},'.repeat(60)}{}]`;
  const { session: list } = await openImport(long, 'a-file-with-a-very-long-name-that-goes-on-and-on-and-on.json');
  const sessions = { preview, running, ended, trouble, list };
  return Object.fromEntries(Object.entries(sessions).map(([name, session]) => [name, buildImportState(session)]));
}

describe('every state of the import of a file', () => {
  it.each(themeNames)('has nothing wrong by axe-core, no fault and nothing cut in %s', async (theme) => {
    const width = theme === 'light' ? 500 : 1000;
    for (const [name, state] of Object.entries(await allStates())) {
      const shown = gallery.keep(await showIdentityImport(gallery.browser, { type: 'state', state }, theme, { width }));
      const { page, faults } = shown;
      await page.screenshot({ path: path.join(pictures, `identity-import-${name}.${theme}.png`), fullPage: true });
      expect([...faults, ...(await findViolations(page)), ...(await findOverflow(page))], name).toEqual([]);
      await shown.close();
    }
  });
});

describe('the page of an import', () => {
  it('tells what is pressed, by the keyboard alone, and keeps the focus when it is drawn anew', async () => {
    const { preview, running, ended } = await allStates();
    if (!preview || !running || !ended) throw new Error('There are no such states.');
    const shown = gallery.keep(await showIdentityImport(gallery.browser, { type: 'state', state: preview }, 'dark'));
    const { page, sent, say } = shown;
    await page.getByRole('button', { name: 'Import 5 Identities' }).press('Enter');
    await say({ type: 'state', state: running });
    // Whoever goes on pressing presses nothing else.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await say({ type: 'state', state: ended });
    await page.getByRole('button', { name: 'Save Results…' }).waitFor();
    await page.getByRole('link', { name: '4' }).first().press('Enter');
    expect((await sent()).filter((message) => message.type !== 'ready')).toEqual([
      { type: 'action', id: 'import' },
      { type: 'action', id: 'stop' },
      { type: 'go', line: 4 },
    ]);
  });
});
