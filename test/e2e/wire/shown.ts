import type { Locator } from 'playwright-core';
import type { Panel } from '../../kit';
import type { Message } from './recorder';

/** A request or an answer as the panel shows it: all of its text. */
export async function wireText(panel: Panel, region: string): Promise<string> {
  return (await panel.getByRole('region', { name: region, exact: true }).textContent()) ?? '';
}

export const toSend = 'Request to be sent';
export const sent = 'Request as sent';
export const received = 'Response as received';

/** How a request that went over the wire has to be shown: only its first line is the address that a person knows. */
export function asShown({ first, headers, body }: Message, origin: string): string {
  const [method = '', path = ''] = first.split(' ');
  return [`${method} ${origin}${path}`, ...headers, ...(body === '' ? [''] : ['', body])].join('\n');
}

/** Shows or masks the secrets of what is in sight. */
export async function pressReveal(panel: Panel, name: 'Reveal secrets' | 'Mask secrets'): Promise<void> {
  await panel.getByRole('button', { name, exact: true }).first().click();
}

/** Switches how the body is sent. */
export async function chooseBody(panel: Panel, encoding: 'JSON' | 'form'): Promise<void> {
  await panel.getByRole('radiogroup', { name: 'Body as' }).getByText(encoding, { exact: true }).click();
}

export function tab(panel: Panel, name: string): Locator {
  return panel.getByRole('tab', { name: new RegExp(`^${name}( \\d+)?$`) });
}

/**
 * The rows of the timeline without their durations, which each has to have: `1 GET /self-service/login/browser 200`.
 */
export async function rowsShown(panel: Panel): Promise<string[]> {
  const rows = await panel.getByRole('listbox', { name: 'Exchanges, oldest first' }).getByRole('option').all();
  return Promise.all(
    rows.map(async (row) => {
      const parts = await row.locator('.number, .method, .path, .status, .duration').allInnerTexts();
      const text = parts.map((part) => part.replaceAll(/\s+/g, ' ').trim()).join(' ');
      return text.replace(/[0-9a-f]{8}…/, 'ID…').replace(/ \d+ ms$/, '');
    }),
  );
}

/** Only the layout of JSON may differ from what was received. */
export const withoutLayout = (json: string): string => json.replaceAll(/\s+/g, '');
