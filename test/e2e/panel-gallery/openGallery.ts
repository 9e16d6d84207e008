import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { buildPages, launchBrowser, type Opened } from './gallery';

/** What a file of tests looks at pages with. */
export interface Gallery {
  readonly browser: Browser;
  /** Closes a page with the test that opened it, whatever becomes of that. */
  keep<Sent, Said>(opened: Opened<Sent, Said>): Opened<Sent, Said>;
}

/** Builds the pages and starts a browser for a file of tests; it ends with the file. */
export function openGallery(): Gallery {
  let browser: Browser;
  let shown: { close(): Promise<void> } | undefined;
  beforeAll(async () => {
    await buildPages();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await shown?.close();
    shown = undefined;
  });
  afterAll(() => browser.close());
  return {
    get browser() {
      return browser;
    },
    keep: (opened) => {
      shown = opened;
      return opened;
    },
  };
}
