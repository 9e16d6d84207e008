import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/**
 * What axe-core finds wrong in a page or a frame, or in a part of it, one sentence each with the elements it means;
 * empty is good.
 */
export async function findViolations(place: Page | Frame, within = 'html'): Promise<string[]> {
  // Once for each page: reading axe-core takes as long as running it.
  if (!(await place.evaluate(() => 'axe' in globalThis))) await place.evaluate(axe.source);
  const { violations } = await place.evaluate(
    (selector) =>
      // Every rule is run; of what is right, which is most, nothing is told.
      (globalThis as unknown as { axe: typeof axe }).axe.run(selector, { resultTypes: ['violations'] }),
    within,
  );
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(', ')})`);
}
