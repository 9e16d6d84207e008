/** Work that can be left between two of its steps, and returns what came of it. */
export type Steps<Result> = Generator<undefined, Result>;

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Milliseconds in which nobody else has a turn. Nobody notices so few. */
const longestTurn = 20;

/**
 * Does the steps and gives others their turn meanwhile, so that they can be stopped: undefined then. A step is
 * finished. `turn`: milliseconds between two looks at the signal.
 */
export async function finishInTurns<Result>(
  steps: Steps<Result>,
  signal: AbortSignal,
  turn = longestTurn,
): Promise<Result | undefined> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < turn) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
    since = performance.now();
  }
}
