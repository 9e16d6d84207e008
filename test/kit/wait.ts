import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is an answer; undefined when time (in seconds) is up. */
export async function waitFor<Answer>(
  ask: () => Promise<Answer | undefined>,
  seconds: number,
  everyMs = 50,
): Promise<Answer | undefined> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() > end) return answer;
    await sleep(everyMs);
  }
}
