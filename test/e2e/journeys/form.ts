import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Panel } from '../../kit';

/** A panel, or a part of one. */
type Place = Panel | Locator;

/** An input by its label. */
export function field(place: Place, label: string): Locator {
  return place.getByLabel(label, { exact: true });
}

/** An input by the name that Kratos gives it. */
export function input(place: Place, name: string): Locator {
  return place.locator(`input[name="${name}"]`);
}

/** A button by its whole name. */
export function button(place: Place, name: string | RegExp): Locator {
  return place.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

/** Presses a button once nothing else is under way, so that no press is lost. */
export async function press(place: Place, name: string | RegExp): Promise<void> {
  await button(place, name).and(place.locator('button:not([aria-disabled=true])')).click();
}

/** A heading: what happened, what is wrong, the name of a group. */
export function title(place: Place, name: string | RegExp): Locator {
  return place.getByRole('heading', typeof name === 'string' ? { name, exact: true } : { name });
}

/** A group of the form by its heading, folded or open. */
export function group(panel: Panel, name: string): Locator {
  return panel.locator('[data-group]').filter({ has: title(panel, name) });
}

/** Unfolds a group. */
export async function openGroup(panel: Panel, name: string): Promise<Locator> {
  const found = group(panel, name);
  if ((await found.getAttribute('open')) === null) await found.locator('summary').first().click();
  return found;
}

/** A message of the server in the form, or at a field of it: its text, with the button that explains its id. */
export function message(panel: Panel, id: number, text: string): Locator {
  return panel
    .locator('.messages > li, .field-message')
    .filter({ has: button(panel, `Explain ${id}`) })
    .filter({ hasText: text });
}

/** The id of the flow that a panel shows. */
export function flowIdOf(panel: Panel): Promise<string> {
  return panel.evaluate(() => document.body.dataset.flowId ?? '');
}

/** The inputs in their order, as a person sees them: label with its mark, type, and whether it is required. */
export function describeFields(panel: Panel): Promise<string[]> {
  return panel.locator('form input[data-key]').evaluateAll((inputs) =>
    inputs
      .filter((input) => input.checkVisibility())
      .map((input) => {
        const { labels, type, required } = input as HTMLInputElement;
        const mark = input.closest('.field')?.querySelector('.required')?.textContent ?? '';
        return [`${labels?.[0]?.textContent ?? ''}${mark}`, type, ...(required ? ['required'] : [])].join(' · ');
      }),
  );
}

/** The names of the buttons that stand out. */
export function primaryButtons(panel: Panel): Promise<string[]> {
  return panel
    .locator('.vscode-button:not(.secondary)')
    .evaluateAll((buttons) =>
      buttons.filter((one) => one.checkVisibility()).map((one) => one.textContent.replaceAll(/\s+/g, ' ').trim()),
    );
}

/**
 * The methods of a session that a finished flow shows, without their times: `aal1 password`. Each has to have its time.
 */
export async function stepsShown(panel: Panel): Promise<string[]> {
  const steps = panel.getByRole('list', { name: 'How' }).getByRole('listitem');
  const texts = (await steps.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return texts.map((text) => text.replace(/ \d\d:\d\d:\d\d( [AP]M)?$/, ''));
}

/** Nothing wrong by axe-core. */
export async function expectAccessible(panel: Panel): Promise<void> {
  expect(await panel.axe()).toEqual([]);
}
