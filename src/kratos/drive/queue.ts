/**
 * Runs tasks of one key one after the other, tasks of different keys side by side. A task whose signal aborts while it
 * waits runs at once (it finds its signal aborted and sends nothing), so that cancelling never waits for another
 * request.
 */
export class Queue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#tails.get(key);
    const mine = before ? firstOf(before, signal).then(task) : task();
    const tail = Promise.allSettled([before, mine]).then(() => {
      if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    this.#tails.set(key, tail);
    return mine;
  }
}

/** Resolves when the work is through or the signal aborts; nobody listens to the signal any more then. */
function firstOf(work: Promise<unknown>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      signal?.removeEventListener('abort', end);
      resolve();
    };
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
    void work.then(end);
  });
}
