import type { Locator, Page } from 'playwright-core';
import { draw, type TreeRow } from './picture';
import { pointAt, textsOf, type Item } from './point';
import { waitFor } from './wait';

/** A tree view of the side bar. Of several items that a name fits, the first on the screen is meant. */
export interface TreeView {
  /** The whole tree, open branches included, as a picture; scrolls through it where it is longer than what is shown. */
  text(options?: { icons?: boolean }): Promise<string>;
  /** The row of an item that is on the screen. */
  item(item: Item): Locator;
  /** What is shown instead of an empty tree, and the message above a tree. */
  message(): Promise<string>;
  expand(item: Item): Promise<void>;
  collapse(item: Item): Promise<void>;
  /** Clicks the item: selects it and runs its command. */
  select(item: Item): Promise<void>;
  /** Presses an inline action of the item. */
  press(item: Item, action: string): Promise<void>;
  /** Chooses an entry of the item's context menu. */
  menu(item: Item, entry: string): Promise<void>;
  /** Waits until keys go to this tree: after a command of the palette, the view before has the focus for a moment. */
  focused(): Promise<void>;
  /** Presses an action in the title of the view. */
  titleAction(action: string): Promise<void>;
  /** The item's tooltip, as text. */
  tooltip(item: Item): Promise<string>;
  readonly pane: Locator;
}

/** The view with this title, as the side bar shows it. */
export function treeView(page: Page, title: string): TreeView {
  const heading = page.locator('.pane-header h3.title', { hasText: new RegExp(`^${title}$`, 'i') });
  const pane = page.locator('.sidebar .pane, .auxiliarybar .pane, .panel .pane').filter({ has: heading });
  const rowOf = (item: Item): Locator => {
    const { label, description } = textsOf(item);
    const rows = pane.locator('.monaco-list-row').filter({ has: page.locator('.label-name', { hasText: label }) });
    const described = description && { has: page.locator('.label-description', { hasText: description }) };
    return rows.filter(described).first();
  };
  /** Scrolls to an item that is not in sight, once it is there: open views above and below leave a tree few lines. */
  const reveal = (item: Item): Promise<unknown> => {
    const row = rowOf(item);
    return waitFor(async () => ((await row.count()) > 0 || (await scrollTo(pane, row)) ? true : undefined), 30);
  };
  const pointAtLabel = async (item: Item): Promise<void> => {
    await reveal(item);
    await pointAt(page, pane, item, { selector: '.label-name' });
  };
  const click = async (button: 'left' | 'right' = 'left'): Promise<void> => {
    await page.mouse.down({ button });
    await page.mouse.up({ button });
  };
  const setExpanded = async (item: Item, wanted: boolean): Promise<void> => {
    const row = rowOf(item);
    await reveal(item);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) !== String(wanted)) {
      await pointAt(page, pane, item, { selector: '.monaco-tl-twistie' });
      await click();
    }
    await row.and(page.locator(`[aria-expanded="${wanted}"]`)).waitFor();
  };
  return {
    pane,
    item: rowOf,
    text: async (options) => draw(await readRows(pane), options),
    message: async () =>
      (
        await pane
          .locator('.welcome-view-content:visible, .tree-explorer-viewlet-tree-view .message:visible')
          .allInnerTexts()
      ).join('\n'),
    expand: (item) => setExpanded(item, true),
    collapse: (item) => setExpanded(item, false),
    select: async (item) => {
      await pointAtLabel(item);
      await click();
    },
    press: async (item, action) => {
      // A row has its actions while the mouse is on it.
      await pointAtLabel(item);
      await pointAt(page, pane, item, { selector: '.actions .action-label', action });
      await click();
    },
    menu: async (item, entry) => {
      const chosen = page.getByRole('menuitem', { name: entry });
      // For the first moment a menu takes no press, so that the one which opened it chooses nothing; and one whose line
      // is drawn anew closes without a choice: it is opened again.
      for (let isChosen = false, attempt = 1; !isChosen; attempt += 1) {
        if (attempt > 10) throw new Error(`“${entry}” could not be chosen in ten menus.`);
        await pointAtLabel(item);
        await click('right');
        const isOpen = await chosen.waitFor({ timeout: 5000 }).then(yes, no);
        if (!isOpen) await page.keyboard.press('Escape');
        for (let isThere = isOpen; isThere; isThere = !(await isGone(chosen)))
          isChosen = await chosen.click({ timeout: 1000 }).then(yes, () => isChosen);
      }
    },
    focused: () => pane.locator('.monaco-list:focus').waitFor(),
    titleAction: async (action) => {
      await heading.hover();
      await pane.locator('.pane-header').getByRole('button', { name: action }).click();
    },
    tooltip: async (item) => {
      const hover = page.locator('.monaco-hover:visible').last();
      // A line that is drawn anew under the mouse loses its hover: tries fifteen times.
      for (let attempt = 1; ; attempt += 1) {
        await page.mouse.move(5, 5 + attempt);
        await hover.waitFor({ state: 'hidden' });
        await pointAtLabel(item);
        try {
          await hover.waitFor({ timeout: 4000 });
          return await hover.innerText({ timeout: 1000 });
        } catch (error) {
          if (attempt === 15) throw error;
        }
      }
    },
  };
}

const yes = (): boolean => true;
const no = (): boolean => false;

const isGone = (what: Locator): Promise<boolean> => what.waitFor({ state: 'hidden', timeout: 500 }).then(yes, no);

/**
 * Trees render only what is in sight: this scrolls from the top to the end, at most 150 times, by a part of what is in
 * sight, until three steps show nothing new.
 */
async function readRows(pane: Locator): Promise<TreeRow[]> {
  if ((await pane.count()) === 0) return [];
  const rows = new Map<number, TreeRow>();
  await scroll(pane, -1_000_000);
  for (let step = 0, idle = 0; step < 150 && idle < 3; step += 1) {
    const known = rows.size;
    const { seen, complete, height } = await pane.evaluate(readVisible);
    for (const [index, row] of seen) rows.set(index, row);
    if (complete) break;
    idle = rows.size > known ? 0 : idle + 1;
    await scroll(pane, Math.min(200, height / 2));
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** Whether a row came into sight between the top of a tree and its end. */
async function scrollTo(pane: Locator, row: Locator): Promise<boolean> {
  if ((await pane.count()) === 0) return false;
  await scroll(pane, -1_000_000);
  for (let step = 0; step < 150; step += 1) {
    if ((await row.count()) > 0) return true;
    const { complete, height } = await pane.evaluate(readVisible);
    if (complete) return false;
    await scroll(pane, Math.min(200, height / 2));
  }
  return false;
}

const scroll = (pane: Locator, deltaY: number): Promise<void> =>
  pane.evaluate((element, delta) => {
    const list = element.querySelector('.monaco-list .monaco-scrollable-element');
    list?.dispatchEvent(new WheelEvent('wheel', { deltaY: delta, bubbles: true, cancelable: true }));
    return new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        resolve();
      });
    });
  }, deltaY);

/** Runs in the page. */
function readVisible(pane: Element): { seen: [number, TreeRow][]; complete: boolean; height: number } {
  const list = pane.querySelector('.monaco-list');
  const all = pane.querySelector('.monaco-list-rows');
  const text = (row: Element, selector: string): string => row.querySelector(selector)?.textContent ?? '';
  // A row that is let go keeps its place for a moment, without a level.
  const seen = [...pane.querySelectorAll('.monaco-list-row[aria-level]')].map((row): [number, TreeRow] => {
    const expanded = row.getAttribute('aria-expanded');
    const icon = row.querySelector('.custom-view-tree-node-item-icon')?.className ?? '';
    return [
      Number(row.getAttribute('data-index')),
      {
        level: Number(row.getAttribute('aria-level')),
        ...(expanded !== null && { expanded: expanded === 'true' }),
        label: text(row, '.label-name'),
        description: text(row, '.label-description'),
        icon: /codicon-([a-z0-9-]+)/.exec(icon)?.[1] ?? '',
      },
    ];
  });
  const height = list?.clientHeight ?? 0;
  return { seen, complete: !list || !all || all.clientHeight <= height, height };
}
