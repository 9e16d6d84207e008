/** Something that ends. */
export interface Disposable {
  dispose(): unknown;
}

/**
 * Owns what must be ended together. What is registered after the end (an await that came back late) is disposed at
 * once, so nothing outlives its owner. Ends in reverse order.
 */
export class Disposables implements Disposable {
  readonly #owned: Disposable[] = [];
  #ended = false;

  get disposed(): boolean {
    return this.#ended;
  }

  /** Takes ownership; hands the same object back. */
  register<T extends Disposable>(disposable: T): T {
    if (this.#ended) disposable.dispose();
    else this.#owned.push(disposable);
    return disposable;
  }

  dispose(): void {
    this.#ended = true;
    while (this.#owned.length > 0) this.#owned.pop()?.dispose();
  }
}
