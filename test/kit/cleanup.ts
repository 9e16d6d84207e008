import { afterAll, onTestFinished } from 'vitest';

const endings: (() => Promise<void>)[] = [];

/**
 * Ends something when its time is over: after the test that runs now, or, outside of one (a `beforeAll`, the top of a
 * file), after all tests of the file, newest first.
 */
export function endLater(end: () => Promise<void>): void {
  try {
    onTestFinished(end, 60_000);
  } catch {
    endings.push(end);
  }
}

/** For the setup file: hooks that are declared while others run would be lost. */
export function endAfterFile(): void {
  afterAll(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  }, 120_000);
}
