import { expect } from 'vitest';
import type { Workbench } from '../../kit';

/** Waits for the explanation that begins with this title, which opens beside the panel; resolves to all of its text. */
export async function readExplanation(workbench: Workbench, heading: string): Promise<string> {
  const read = async (): Promise<string | undefined> => {
    const texts = workbench.page.frames().map((frame) => frame.evaluate(() => document.body.innerText).catch(() => ''));
    return (await Promise.all(texts)).find((text) => text.startsWith(heading));
  };
  await expect.poll(read).toBeDefined();
  return (await read()) ?? '';
}
