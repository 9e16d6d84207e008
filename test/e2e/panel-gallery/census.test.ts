import { describe, expect, it } from 'vitest';
import type { CensusState, FromCensus, ToCensus } from '../../../src/protocol/census';
import { findViolations } from '../../kit/axe';
import { exampleCensus, exampleTaken } from '../../unit/webview/census/exampleCensus';
import { findOverflow, showCensus, themeNames, type Opened } from './gallery';
import { openGallery } from './openGallery';

const mfa = 'selfservice.methods.code.mfa_enabled: true';
const withoutConfiguration = exampleCensus({ isUnknown: true });
const states: Readonly<Record<string, CensusState>> = {
  counted: exampleCensus(),
  supposed: exampleCensus({ supposed: mfa }),
  refused: exampleCensus({ supposed: 'required_aal: aal1' }),
  stopped: exampleCensus({ taken: exampleTaken({ isStopped: true }), isStale: true }),
  unknown: withoutConfiguration,
  uncounted: { kind: 'uncounted', connection: 'practice' },
  foreign: exampleCensus({ connection: '<b>שלום</b>' }),
};
const told = (state: CensusState): ToCensus => ({ type: 'state', state, kept: { connection: 'practice' } });

const gallery = openGallery();

async function open(state: CensusState): Promise<Opened<FromCensus, ToCensus>> {
  return gallery.keep(await showCensus(gallery.browser, told(state), 'dark'));
}

describe('every state of the page of counts', () => {
  it.each(themeNames)('has nothing wrong by axe-core, no fault and nothing cut in %s', async (theme) => {
    for (const [name, state] of Object.entries(states)) {
      const shown = gallery.keep(
        await showCensus(gallery.browser, told(state), theme, { width: theme === 'light' ? 500 : 900 }),
      );
      const { page, faults } = shown;
      expect([...faults, ...(await findViolations(page)), ...(await findOverflow(page))], name).toEqual([]);
      await shown.close();
    }
  });
});

describe('a change', () => {
  it('is typed in and worked out by the keyboard alone, said aloud, and taken back', async () => {
    const { page, say, sent } = await open(exampleCensus());
    await page.getByLabel('What if this line were different?').focus();
    await page.keyboard.type('mfa_enabled: true');
    await page.keyboard.press('Enter');
    expect((await sent()).at(-1)).toEqual({ type: 'suppose', text: 'mfa_enabled: true' });
    await say(told(exampleCensus({ supposed: 'mfa_enabled: true' })));
    const sentence = '412 of 1,802 would be asked at the next login. Now it is 37.';
    await expect.poll(() => page.getByRole('status').textContent()).toBe(sentence);
    await page.getByRole('columnheader', { name: 'With the change' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect((await sent()).at(-1)).toEqual({ type: 'suppose', text: '' });
    // The button is gone with what it took back.
    await say(told(exampleCensus()));
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('change');
  });

  it('is refused at the field', async () => {
    const { page } = await open(exampleCensus({ supposed: 'mfa_enable: true' }));
    const field = page.getByLabel('What if this line were different?');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('Did you mean selfservice.methods.code.mfa_enabled?').first().waitFor();
  });

  it('is taken from the lines that matter', async () => {
    const { page, sent } = await open(exampleCensus());
    await page.getByRole('button', { name: mfa }).click();
    expect((await sent()).at(-1)).toEqual({ type: 'suppose', text: mfa });
  });
});

it('offers to choose the configuration, to count again and to copy', async () => {
  const { page, sent } = await open(withoutConfiguration);
  for (const name of ['Choose the Configuration', 'Count Again', 'Copy as Markdown', 'Copy as CSV'])
    await page.getByRole('button', { name }).click();
  expect(await sent()).toEqual([
    { type: 'ready' },
    { type: 'choose-configuration' },
    { type: 'count' },
    { type: 'copy', format: 'markdown' },
    { type: 'copy', format: 'csv' },
  ]);
});
