import type { Locator } from 'playwright-core';
import type { Panel } from '../../kit';

/** The box that says what went wrong, as a person reads it. */
export interface ShownProblem {
  readonly title: string;
  readonly why: string;
  readonly todo: string;
  readonly buttons: readonly string[];
}

/** Reads the problem that a panel shows; undefined when it shows none. */
export function readProblem(panel: Panel): Promise<ShownProblem | undefined> {
  return panel.evaluate(() => {
    const box = document.querySelector('section.problem');
    if (box === null) return undefined;
    const text = (selector: string): string => box.querySelector(selector)?.textContent.trim() ?? '';
    return {
      title: text('h2 > span'),
      why: text('.why'),
      todo: text('.todo'),
      buttons: [...box.querySelectorAll('.buttons button')].map((button) => button.textContent.trim()),
    };
  });
}

/** Reads the messages of the flow, each with the kind that is read aloud and its id. */
export function readMessages(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('.messages .words')].map((message) =>
      message.textContent.replaceAll('Explain', '').replaceAll(/\s+/g, ' ').trim(),
    ),
  );
}

/**
 * Reads the timeline's rows as `number method path status`; its tab has to be the one chosen. Ids are cut as the panel
 * cuts them.
 */
export function readTimeline(panel: Panel): Promise<string[]> {
  return panel.evaluate(() =>
    [...document.querySelectorAll('.timeline .exchange')].map((row) =>
      ['number', 'method', 'path', 'status']
        .map((part) => row.querySelector(`.${part}`)?.textContent.trim() ?? '')
        .join(' '),
    ),
  );
}

/** The exchange that is shown below the timeline, request and answer. */
export const shownExchange = (panel: Panel): Locator => panel.locator('.wire-text');
