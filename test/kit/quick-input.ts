import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** The box at the top of the window: quick picks and input boxes. */
export interface QuickInput {
  /** Waits until it is there. */
  ready(): Promise<void>;
  title(): Promise<string>;
  /** The prompt or the validation message below the field. */
  message(): Promise<string>;
  /** The entries in sight: label, description and detail, two spaces between. */
  items(): Promise<string[]>;
  /** Chooses the entry whose label is or starts with this. */
  choose(label: string | RegExp): Promise<void>;
  /** Types over what is in the field. */
  fill(text: string): Promise<void>;
  /** Enter. */
  accept(): Promise<void>;
  /** Fills and accepts, once the box is there: one answer to one question. */
  answer(text: string): Promise<void>;
  /** Escape. */
  cancel(): Promise<void>;
}

export function quickInput(page: Page): QuickInput {
  const box = page.locator('.quick-input-widget:visible');
  const field = box.locator('.quick-input-box input');
  const rows = box.locator('.quick-input-list .monaco-list-row');
  const self: QuickInput = {
    ready: () => box.waitFor(),
    title: () => box.locator('.quick-input-title').innerText(),
    message: () => box.locator('.quick-input-message').innerText(),
    items: () =>
      rows.evaluateAll((all) =>
        all.map((row) =>
          ['.label-name', '.label-description', '.quick-input-list-label-meta']
            .map((part) => row.querySelector(part)?.textContent.trim() ?? '')
            .filter(Boolean)
            .join('  '),
        ),
      ),
    choose: (label) =>
      rows
        .filter({ has: page.locator('.label-name', { hasText: label }) })
        .first()
        .click(),
    fill: (text) => field.fill(text),
    accept: async () => {
      const before = await field.inputValue();
      await field.press('Enter');
      // The next question takes the same box: it is there once the field is emptied or filled anew. A refused answer
      // stays.
      for (
        let wait = 0;
        wait < 20 &&
        (await field.isVisible()) &&
        (await field.inputValue({ timeout: 1_000 }).catch(() => '')) === before;
        wait += 1
      ) {
        await sleep(50);
      }
    },
    answer: async (text) => {
      await self.ready();
      await self.fill(text);
      await self.accept();
    },
    cancel: () => field.press('Escape'),
  };
  return self;
}
