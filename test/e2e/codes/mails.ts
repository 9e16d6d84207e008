import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Kratos, Panel } from '../../kit';
import { field, press } from '../journeys/form';

/** The inbox below the form. */
export function inbox(panel: Panel): Locator {
  return panel.getByRole('region', { name: 'Inbox' });
}

/**
 * The mails in the order shown, without their times: subject, what is marked, and to whom. A code in a subject is six
 * `#`.
 */
export async function mailsShown(panel: Panel): Promise<string[]> {
  const mails = await inbox(panel).getByRole('listitem').all();
  return Promise.all(
    mails.map(async (mail) => {
      const words = await mail.locator('.subject, .badge, .dim').allInnerTexts();
      return words
        .join(' · ')
        .replace(/\b\d{6}\b/, '######')
        .replace(/ · \d\d:\d\d:\d\d [AP]M$/, '');
    }),
  );
}

/** Waits for so many mails, of which the newest is for the flow that is shown. */
export async function waitForMails(panel: Panel, subjects: readonly string[], to: string): Promise<void> {
  const [newest, ...others] = subjects;
  await expect
    .poll(() => mailsShown(panel))
    .toEqual([`${newest ?? ''} · for this flow · to ${to}`, ...others.map((subject) => `${subject} · to ${to}`)]);
}

/** Fills the code of the newest mail by one press; resolves to it. */
export async function fillFromMail(panel: Panel, kratos: Kratos, to: string): Promise<string> {
  const code = await kratos.code(to);
  await press(panel, `Fill ${code.slice(0, 3)} ${code.slice(3)} from the mail to ${to}`);
  return code;
}

/** The line of next step with the body that answers it. */
export async function nextStep(panel: Panel): Promise<string> {
  return (await panel.getByRole('region', { name: 'Next' }).innerText()).replaceAll(/\s+/g, ' ').trim();
}

/** Sends a code that no mail holds. */
export async function sendWrongCode(panel: Panel, label: string): Promise<void> {
  await field(panel, label).fill('000000');
  await press(panel, 'Continue');
}
