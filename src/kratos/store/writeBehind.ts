/**
 * Writes the newest value of a key in the background: one write per key at a time, values that came meanwhile are
 * skipped but the last. A write that fails is told to `onError` and not tried again until the next change.
 */
export class WriteBehind {
  readonly #pending = new Map<string, () => Promise<void>>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(private readonly onError: (error: unknown) => void = () => undefined) {}

  schedule(key: string, write: () => Promise<void>): void {
    this.#pending.set(key, write);
    if (!this.#running.has(key)) this.#running.set(key, this.#drain(key));
  }

  /** Whether a value of a key is on its way. */
  isWriting(key: string): boolean {
    return this.#running.has(key);
  }

  /** Resolves when everything that was scheduled is written (or failed). */
  async flush(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #drain(key: string): Promise<void> {
    // When the step is through: several changes of one step are one write, and what waits for the step does not wait
    // for the write.
    await new Promise((resolve) => setImmediate(resolve));
    for (let write = this.#take(key); write; write = this.#take(key)) {
      try {
        await write();
      } catch (error) {
        this.onError(error);
      }
    }
    this.#running.delete(key);
  }

  #take(key: string): (() => Promise<void>) | undefined {
    const write = this.#pending.get(key);
    this.#pending.delete(key);
    return write;
  }
}
