import type { Locator, Page } from 'playwright-core';
import { waitFor } from './wait';

/**
 * A row of a tree by its label, or by label and description where several are called the same. A text is the whole of
 * it.
 */
export type Item = Text | { readonly label: Text; readonly description: Text };

type Text = string | RegExp;

/** Where in a row: a part by its selector, `action` among those that its accessible name contains. */
interface Part {
  readonly selector: string;
  readonly action?: string;
}

/** The pattern of the whole text. */
const patternOf = (text: Text): RegExp =>
  typeof text === 'string' ? new RegExp(`^${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`) : text;

/** The two texts of an item; no description where any will do. */
export function textsOf(item: Item): { readonly label: RegExp; readonly description?: RegExp } {
  if (typeof item === 'string' || item instanceof RegExp) return { label: patternOf(item) };
  return { label: patternOf(item.label), description: patternOf(item.description) };
}

/**
 * Moves the mouse to a part of a row, and resolves once it is there. A list that changes draws its rows in other
 * elements and at other places: what is looked at before a press is the text under the mouse, as a person does, and not
 * an element that may be another row by then.
 */
export async function pointAt(page: Page, pane: Locator, item: Item, part: Part): Promise<void> {
  const { label, description } = textsOf(item);
  const question = { label: label.source, description: description?.source ?? '', ...part };
  const reached = await waitFor(async () => {
    const place = await pane.evaluate(findPart, question);
    if (!place) return undefined;
    await page.mouse.move(place.x, place.y);
    const now = await pane.evaluate(findPart, question);
    return now?.isFree === true && now.x === place.x && now.y === place.y ? true : undefined;
  }, 30);
  if (!reached) throw new Error(`The mouse did not get to ${String(label)}, ${part.action ?? part.selector}.`);
}

/** Runs in the page. Brings the row into sight when it is at the edge of the list; undefined until it is there. */
function findPart(
  pane: Element,
  { label, description, selector, action }: { label: string; description: string; selector: string; action?: string },
): { x: number; y: number; isFree: boolean } | undefined {
  const reads = (row: Element, part: string, pattern: string): boolean =>
    new RegExp(pattern).test(row.querySelector(part)?.textContent ?? '');
  const row = [...pane.querySelectorAll('.monaco-list-row')]
    .filter((one) => reads(one, '.label-name', label) && reads(one, '.label-description', description))
    .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))[0];
  const list = row?.closest('.monaco-list');
  const part = [...(row?.querySelectorAll(selector) ?? [])].find(
    (one) => action === undefined || one.getAttribute('aria-label')?.includes(action),
  );
  if (!list || !part) return undefined;
  const box = part.getBoundingClientRect();
  const { top, bottom } = list.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 20);
  const y = box.top + box.height / 2;
  const hidden = Math.min(0, box.top - top) || Math.max(0, box.bottom - bottom);
  if (hidden !== 0) {
    const scrollable = list.querySelector('.monaco-scrollable-element');
    scrollable?.dispatchEvent(new WheelEvent('wheel', { deltaY: hidden, bubbles: true, cancelable: true }));
    return undefined;
  }
  return { x, y, isFree: part.contains(document.elementFromPoint(x, y)) };
}
