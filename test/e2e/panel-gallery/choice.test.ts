import { describe, expect, it } from 'vitest';
import { parseFlow } from '../../../src/kratos/flow/parse';
import { buildPanelState } from '../../../src/views/panel/state/buildState';
import { findViolations } from '../../kit/axe';
import { nextRegistration } from '../../unit/kratos/flow/afterV26';
import { makeInput, makeRecord } from '../../unit/views/panel/makeRecord';
import { findOverflow, show, themeNames, type Shown, type Theme } from './gallery';
import { openGallery } from './openGallery';

const gallery = openGallery();

/** The panel of a registration with fields that take some values alone. */
async function open(theme: Theme, width = 1280): Promise<Shown> {
  const parsed = parseFlow('registration', nextRegistration());
  if (!parsed.ok) throw new Error(parsed.problem);
  const now = Date.now();
  const record = makeRecord({ type: 'registration', flow: parsed.value, startedAt: now, expiresAt: now + 3_000_000 });
  const state = buildPanelState(makeInput(record, { now }));
  const opened = await show(gallery.browser, { name: 'choice', messages: [{ type: 'state', state }] }, theme, width);
  return gallery.keep(opened) as Shown;
}

describe('a field that takes some values alone', () => {
  it.each(themeNames)('has nothing wrong by axe-core, no fault and nothing cut in %s', async (theme) => {
    const { page, faults } = await open(theme, theme === 'light' ? 500 : 1280);
    await page.screenshot({ path: `.cache/gallery/choice.${theme}.png`, fullPage: true });
    expect([...faults, ...(await findViolations(page)), ...(await findOverflow(page))]).toEqual([]);
  });

  it('is a choice by the keyboard, whose value is sent and shown in the preview', async () => {
    const panel = await open('dark');
    const { page } = panel;
    const plan = page.getByLabel('Plan');
    expect(await plan.locator('option').allInnerTexts()).toEqual(['(none)', 'free', 'paid']);
    await plan.focus();
    await page.keyboard.type('paid');
    await expect.poll(() => plan.inputValue()).toBe('paid');
    // Whoever has to choose cannot go back to none.
    await expect.poll(() => plan.locator('option').allInnerTexts()).toEqual(['free', 'paid']);
    await page.getByLabel('Seats').selectOption('10');
    await page.getByLabel('Password', { exact: true }).fill('a password');
    await page.getByLabel('E-Mail').fill('alice@example.com');
    await page.getByRole('button', { name: 'Sign up', exact: true }).click();
    const sent = (await panel.sent()).find(({ type }) => type === 'submit');
    expect(sent).toMatchObject({ entries: { 'traits.plan': 'paid', 'traits.seats': '10', 'traits.beta': 'true' } });
  });
});
