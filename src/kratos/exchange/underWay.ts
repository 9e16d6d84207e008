/** How many requests that have not ended are kept: streams never do, nor does what a closed tab leaves behind. */
const most = 500;

/**
 * What is gathered of requests that are under way, by what a browser knows them by. The ids are those of the whole
 * browser: of a worker, the raw headers are told by its page; of a frame of another site, the end by the frame alone.
 */
export class UnderWay<T> {
  readonly #kept = new Map<string, T>();

  constructor(private readonly begin: () => T) {}

  /** What is gathered of a request; of a new one, its beginning. The oldest of too many is forgotten. */
  of(requestId: string): T {
    const known = this.#kept.get(requestId);
    if (known !== undefined) return known;
    const begun = this.begin();
    this.#kept.set(requestId, begun);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > most && oldest !== undefined) this.#kept.delete(oldest);
    return begun;
  }

  all(): IterableIterator<[requestId: string, T]> {
    return this.#kept.entries();
  }

  forget(requestId: string): void {
    this.#kept.delete(requestId);
  }
}
