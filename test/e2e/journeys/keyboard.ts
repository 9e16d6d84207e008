import { expect } from 'vitest';
import type { Panel, Workbench } from '../../kit';

/**
 * What has the focus in a panel, as it is read aloud: the label of an input, the name of a button, the text of a
 * heading.
 */
export function focused(panel: Panel): Promise<string> {
  return panel.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const name =
      element.getAttribute('aria-label') ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent;
    return name.replaceAll(/\s+/g, ' ').trim();
  });
}

/** Waits until the focus is there. A failure says where in the window it is instead. */
export async function expectFocus(panel: Panel, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? name : (expect.stringMatching(name) as string);
  try {
    await expect.poll(() => focused(panel)).toEqual(wanted);
  } catch (error) {
    throw new Error(`The focus is not on ${String(name)}. ${await describeFocus(panel)}`, { cause: error });
  }
}

/** What has the focus in the window and in each of its frames, from the outside in. */
async function describeFocus(panel: Panel): Promise<string> {
  const frames = [];
  for (const frame of panel.page().frames()) {
    const element = await frame
      .evaluate(() => {
        const { activeElement } = document;
        const { tagName, id, className } = activeElement ?? {};
        return `${document.hasFocus() ? 'focused' : 'not focused'}, on ${tagName ?? 'nothing'}#${id ?? ''}.${className ?? ''}`;
      })
      .catch(String);
    frames.push(`${new URL(frame.url()).pathname}: ${element}`);
  }
  return frames.join('; ');
}

/** Goes forward with Tab until the focus is there; fails with what it met when it is not reached. */
async function tabTo(workbench: Workbench, panel: Panel, name: string | RegExp): Promise<void> {
  const met: string[] = [];
  while (met.length < 40) {
    await workbench.page.keyboard.press('Tab');
    const now = await focused(panel);
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    met.push(now);
  }
  throw new Error(`Tab does not lead to ${String(name)}: ${met.join(' → ')}`);
}

/**
 * Goes to a button with Tab and presses it, once it takes a press: while a request is under way it can be read and does
 * nothing.
 */
export async function pressByKeys(workbench: Workbench, panel: Panel, name: string | RegExp): Promise<void> {
  await tabTo(workbench, panel, name);
  const waits = (): Promise<boolean> => panel.evaluate(() => document.activeElement?.ariaDisabled === 'true');
  await expect.poll(waits).toBe(false);
  await workbench.page.keyboard.press('Enter');
}

/** Starts a flow with the key binding and the two questions that it asks; both are answered by typing. */
export async function startByKeys(workbench: Workbench, type: string, persona: string): Promise<Panel> {
  await workbench.page.keyboard.press('Control+Alt+k');
  await chooseByKeys(workbench, type);
  await chooseByKeys(workbench, persona);
  return workbench.panel(type);
}

/** Chooses the entry of a list that begins with a text, by typing it. */
export async function chooseByKeys({ page, quickInput }: Workbench, text: string): Promise<void> {
  await expect.poll(async () => (await quickInput.items()).some((item) => item.startsWith(text))).toBe(true);
  await page.keyboard.type(text);
  await expect.poll(async () => (await quickInput.items())[0]).toMatch(text);
  await page.keyboard.press('Enter');
}

/** Types the path of a file where the editor asks for one. */
export async function typeFile({ page, quickInput }: Workbench, file: string): Promise<void> {
  await quickInput.ready();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(file);
  await page.keyboard.press('Enter');
}

/** Goes down a list or a menu until `read` gives what is wanted; each press has to move. */
export async function arrowDownTo(
  workbench: Workbench,
  read: () => Promise<string | null>,
  wanted: RegExp,
): Promise<void> {
  for (let now = await read(); !wanted.test(now ?? ''); now = await read()) {
    await workbench.page.keyboard.press('ArrowDown');
    await expect.poll(read).not.toBe(now);
  }
}
