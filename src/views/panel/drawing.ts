/**
 * A press that is answered within so many milliseconds is drawn once, with its answer: the page knows by itself that it
 * pressed.
 */
const holdMs = 100;

/**
 * When a panel is drawn: changes that come together make one picture, and one that is out of date as soon as it is
 * painted is not made at all.
 */
export class Drawing {
  private due: NodeJS.Immediate | undefined;
  private held: NodeJS.Timeout | undefined;

  constructor(private readonly paint: () => void) {}

  /** Whether pictures are held back now. */
  get holds(): boolean {
    return this.held !== undefined;
  }

  /** Draws a new picture soon, or when it is no longer held back. */
  soon(): void {
    if (this.holds) return;
    this.due ??= setImmediate(() => {
      this.due = undefined;
      this.paint();
    });
  }

  /** Draws a new picture at once, unless pictures are held back. */
  now(): void {
    if (this.holds) return;
    clearImmediate(this.due);
    this.due = undefined;
    this.paint();
  }

  /** Holds pictures back until `go`, but not for long: who waits is to see for what. */
  hold(): void {
    this.held ??= setTimeout(() => {
      this.go();
    }, holdMs);
  }

  /** Draws a new picture soon, whatever was held back. */
  go(): void {
    clearTimeout(this.held);
    this.held = undefined;
    this.soon();
  }

  end(): void {
    clearTimeout(this.held);
    clearImmediate(this.due);
  }
}
