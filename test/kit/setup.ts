import { afterEach, expect } from 'vitest';
import { endAfterFile } from './cleanup';
import { looksLike, trimPicture } from './picture';
import { waitFor } from './wait';
import { openWorkbenches } from './workbench';

/** Anything that can be drawn as a tree: a `TreeView`. */
interface Drawable {
  text(options?: { icons?: boolean }): Promise<string>;
}

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the type parameters have to be the same as vitest's
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Waits up to a minute until the tree looks like the picture; see `picture.ts` for how one is drawn. */
    toHaveTree(picture: string, options?: { icons?: boolean; timeout?: number }): Promise<void>;
  }
}

expect.extend({
  async toHaveTree(tree: Drawable, picture: string, { icons = false, timeout = 60_000 } = {}) {
    const wanted = !this.isNot;
    let drawn = '';
    const isAsWanted = async (): Promise<true | undefined> => {
      drawn = await tree.text({ icons });
      return looksLike(drawn, picture) === wanted || undefined;
    };
    await waitFor(isAsWanted, timeout / 1000, 100);
    return {
      pass: looksLike(drawn, picture),
      message: () => `The tree ${wanted ? 'does not look' : 'looks'} like the picture.`,
      actual: drawn,
      expected: trimPicture(picture),
    };
  },
});

endAfterFile();

// A picture of what was on the screen when a test failed says more than its message.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const workbench of openWorkbenches) await workbench.screenshot(`failed ${task.name}`).catch(() => undefined);
});
