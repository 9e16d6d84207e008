import { describe, expect, it } from 'vitest';
import type { FromSimulator, SimulatorState, ToSimulator } from '../../../src/protocol/simulator';
import { findViolations } from '../../kit/axe';
import { brackets } from '../../kit/brackets';
import { exampleAnswer, hostile, hostileAnswer } from '../../unit/webview/simulator/exampleAnswer';
import { findOverflow, showSimulator, themeNames, type Opened } from './gallery';
import { openGallery } from './openGallery';

const remote = 'https://schemas.example.com/person.json';
const unread = exampleAnswer({
  text: `identity: {schemas: [{id: default, url: '${remote}'}]}\nselfservice: {methods: {code: {mfa_enabled: true}}}`,
  schemas: [{ id: 'default', url: remote }],
});
const noAddress = exampleAnswer({
  person: { credentials: ['password'], traits: [], session: ['password'] },
  name: 'Has a password and no address',
});
const states: Readonly<Record<string, SimulatorState>> = {
  asked: exampleAnswer(),
  free: noAddress,
  unread,
  hostile: hostileAnswer(),
  gone: { kind: 'gone', file: 'kratos.yml' },
  unreadable: { kind: 'unreadable', file: 'kratos.yml' },
  nobody: { kind: 'nobody', file: 'kratos.yml' },
};
const kept = { uri: 'file:///workspace/kratos.yml' };
const told = (state: SimulatorState): ToSimulator => ({ type: 'state', state, kept });

const gallery = openGallery();
type Options = Parameters<typeof showSimulator>[3];

async function open(state: SimulatorState, options?: Options): Promise<Opened<FromSimulator, ToSimulator>> {
  return gallery.keep(await showSimulator(gallery.browser, told(state), 'dark', options));
}

describe('every state of the simulator’s page', () => {
  it.each(themeNames)('has nothing wrong by axe-core, no fault and nothing cut in %s', async (theme) => {
    const width = theme === 'light' ? 500 : 900;
    for (const [name, state] of Object.entries(states)) {
      const shown = gallery.keep(await showSimulator(gallery.browser, told(state), theme, { width }));
      const { page, faults } = shown;
      expect([...faults, ...(await findViolations(page)), ...(await findOverflow(page))], name).toEqual([]);
      await shown.close();
    }
  });
});

describe('presses', () => {
  it('tell the host what is meant, by names and places alone', async () => {
    const { page, sent } = await open(exampleAnswer());
    const press = (name: string | RegExp): Promise<void> => page.getByRole('link', { name }).first().click();
    await press('Kratos v26.2.0');
    await press('Choose another person');
    await press('Has a password and TOTP');
    await press('session.whoami.required_aal: highest_available');
    await press('email → credentials.code.identifier');
    await page.getByRole('listitem').filter({ hasText: 'mfa_enabled: false' }).getByText('Change it').click();
    const { decidedBy } = exampleAnswer();
    const targets = decidedBy.map(({ target }) => target && { start: target.start, end: target.end });
    expect(await sent()).toEqual([
      { type: 'ready' },
      { type: 'choose-version' },
      { type: 'choose-person' },
      { type: 'show-person', id: 'totp' },
      { type: 'go', target: targets[0] },
      { type: 'go', target: { file: 'file://./person.schema.json', ...targets[1] } },
      { type: 'change', line: { name: 'selfservice.methods.code.mfa_enabled' } },
    ]);
    expect(await page.evaluate(() => location.hash)).toBe('');
  });

  it('have a schema read that lies elsewhere, also by the keyboard', async () => {
    const { page, sent } = await open(unread);
    await page.getByRole('link', { name: 'Read it' }).focus();
    await page.keyboard.press('Enter');
    expect((await sent()).at(-1)).toEqual({ type: 'read-schema', url: remote });
  });

  it('of what is gone when it is answered leave the focus with the answer, which is said aloud', async () => {
    const { page, say } = await open(exampleAnswer());
    await page.getByRole('link', { name: 'Has a password and no address' }).focus();
    await say(told(noAddress));
    await page.locator('strong[aria-current]', { hasText: 'Has a password and no address' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Is not asked for a second factor.');
    expect(await page.getByRole('status').textContent()).toBe(
      'Has a password and no address. Is not asked for a second factor.',
    );
  });

  it('keep the focus where it is while somebody types into the file', async () => {
    const { page, say } = await open(exampleAnswer());
    const link = page.getByRole('link', { name: 'Choose another person' });
    await link.focus();
    await say(told({ ...exampleAnswer(), verdict: 'Is not asked for a second factor.' }));
    await page.getByText('Is not asked for a second factor.', { exact: true }).waitFor();
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('the page', () => {
  it('shows what the file and the server say as text', async () => {
    const { page, faults } = await open(hostileAnswer());
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('.file').textContent()).toContain(hostile);
    expect(await page.locator('.who').textContent()).toContain(hostile);
    expect(faults).toEqual([]);
  });

  it('says why there is no answer, and what to do', async () => {
    const { page, say, sent } = await open({ kind: 'gone', file: 'kratos.yml' });
    await page.getByText('This file is no longer there.').and(page.locator('.answer')).waitFor();
    await page.getByText('Bring it back and open it').waitFor();
    await say(told({ kind: 'unreadable', file: 'kratos.yml' }));
    await page.locator('.answer', { hasText: 'This file is no longer a Kratos configuration.' }).waitFor();
    await page.getByText('Or open another configuration').waitFor();
    await say(told({ kind: 'nobody', file: 'kratos.yml' }));
    await page.locator('.answer', { hasText: 'Who is it about?' }).waitFor();
    await page.getByRole('link', { name: 'Choose a person' }).click();
    expect((await sent()).at(-1)).toEqual({ type: 'choose-person' });
  });

  it('never says that nobody is asked where it cannot be known', async () => {
    const { page } = await open(unread);
    expect(await page.locator('.answer').textContent()).toBe(
      'It cannot be known whether a second factor is asked for by whoami, the settings flow and login.',
    );
    expect(await page.locator('.badge').allTextContents()).toEqual(['not known', 'not known', 'not known']);
    expect(await page.getByRole('cell', { name: 'not known', exact: true }).count()).toBeGreaterThanOrEqual(4);
  });

  it('has the editor keep what it is about and how far it is scrolled, and comes back there', async () => {
    const before = await open(exampleAnswer(), { kept: { ...kept, scroll: 240 } });
    expect(await before.page.evaluate(() => window.scrollY)).toBe(240);
    await before.page.mouse.wheel(0, 100);
    await expect.poll(before.kept).toEqual({ ...kept, scroll: 340 });
    expect(await before.page.evaluate(() => document.body.dataset.kept)).toBe(JSON.stringify(kept));
  });

  it('speaks the language of the editor', async () => {
    const { page, faults } = await open(exampleAnswer(), { language: { name: 'xx', texts: brackets } });
    expect(await page.locator('h1').textContent()).toBe('[Who is asked for a second factor?]');
    expect(await page.title()).toBe('[Who is asked for a second factor?]');
    await page.getByRole('link', { name: '[Choose another person]' }).waitFor();
    expect(faults).toEqual([]);
  });
});
