import { longestTimer } from '../../../kratos/flow/time';
import { Disposables } from '../../../platform/disposables';

/**
 * One timer for all times that count down. It sleeps until the first text reads differently, runs only while switched
 * on (the view is visible), and never more than once a second.
 */
export class Ticker extends Disposables {
  private timer: NodeJS.Timeout | undefined;
  private on = false;

  /**
   * @param tick draws what changed by `now` and yields the milliseconds until the next change (`Infinity`: none).
   */
  constructor(private readonly tick: (now: number) => number) {
    super();
    this.register({
      dispose: () => {
        this.switch(false);
      },
    });
  }

  switch(on: boolean): void {
    this.on = on;
    this.wake();
  }

  /** Something new may count down: look again. */
  wake(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.on || this.disposed) return;
    const wait = this.tick(Date.now());
    if (!Number.isFinite(wait)) return;
    this.timer = setTimeout(
      () => {
        this.wake();
      },
      Math.min(Math.max(wait, 1000 / 2), longestTimer),
    );
  }
}
