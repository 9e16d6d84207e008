import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { findViolations } from './axe';
import { waitFor } from './wait';

/**
 * The inside of a webview: a Playwright frame, so `getByRole`, `getByLabel`, `locator`, … wait and retry as everywhere.
 */
export type Panel = Frame & {
  /** All text that is shown. */
  text(): Promise<string>;
  /** What axe-core finds wrong, one sentence each with the elements it means; empty is good. */
  axe(): Promise<string[]>;
};

/**
 * Attributes of the webview's body (`{ 'data-view': 'flow' }`), or a text that its title or one of those attributes
 * contains.
 */
export type PanelMatch = string | Readonly<Record<string, string>>;

/** Waits up to two minutes for a webview in sight that matches; any webview without a match. */
export async function findPanel(page: Page, match: PanelMatch = ''): Promise<Panel> {
  const panel = await waitFor(async () => {
    for (const frame of page.frames()) {
      if (!frame.url().includes('/fake.html') || !(await inSight(frame))) continue;
      // A webview without scripts never answers.
      const patience = sleep(2_000).then(() => false);
      if (await Promise.race([frame.evaluate(bodyMatches, match).catch(() => false), patience])) return asPanel(frame);
    }
    return undefined;
  }, 120);
  if (!panel) throw new Error(`No panel matches ${JSON.stringify(match)}.`);
  return panel;
}

/** A webview whose tab is behind others keeps its frame, hidden. */
async function inSight(frame: Frame): Promise<boolean> {
  const outer = await frame
    .parentFrame()
    ?.frameElement()
    .catch(() => undefined);
  return (await outer?.isVisible().catch(() => false)) ?? false;
}

/** Runs in the webview. */
function bodyMatches(match: PanelMatch): boolean {
  const { body, title } = document;
  // A page that is still loading has an empty body.
  if (!body.dataset.view || body.innerText.trim() === '') return false;
  if (typeof match !== 'string')
    return Object.entries(match).every(([name, value]) => body.getAttribute(name) === value);
  return [title, ...Object.values(body.dataset)].some((text) => text?.toLowerCase().includes(match.toLowerCase()));
}

function asPanel(frame: Frame): Panel {
  return Object.assign(frame, {
    text: () => frame.evaluate(() => document.body.innerText),
    axe: () => check(frame),
  });
}

async function check(frame: Frame): Promise<string[]> {
  // The colour behind a webview is the editor's, outside of the frame: without it contrast would be measured against
  // white.
  await frame.evaluate(() => {
    document.documentElement.style.backgroundColor ||= 'var(--vscode-editor-background)';
  });
  return findViolations(frame);
}
