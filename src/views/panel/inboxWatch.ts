import type { InboxView } from '../../protocol/state';
import { emptyInbox } from './state/inboxView';

/** Looks into the inbox for a flow. Rejects for bugs only. */
export type ReadInbox = (flowId: string, signal: AbortSignal) => Promise<InboxView>;

/**
 * Looks into the inbox again and again while a code is awaited and the panel is seen, and tells when something changed.
 * One look at a time; the pause (milliseconds) is read anew before each, so that the setting takes effect at once.
 */
export class InboxWatch {
  private watched: { readonly flowId: string; readonly step: number } | undefined;
  private view: InboxView | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking: AbortController | undefined;

  constructor(
    private readonly read: ReadInbox,
    private readonly pauseMs: () => number,
    private readonly changed: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** What was read last for the watched flow; undefined while nothing is watched. */
  get current(): InboxView | undefined {
    return this.view;
  }

  /**
   * Watches a flow from now on; `step` counts its exchanges: a flow that went on is looked up at once. The same again
   * changes nothing.
   */
  watch(flowId: string, step: number): void {
    if (this.watched?.flowId === flowId && this.watched.step === step) return;
    if (this.watched?.flowId !== flowId) this.view = emptyInbox;
    this.watched = { flowId, step };
    this.look();
  }

  /** Ends the watch; nothing is shown any more. */
  end(): void {
    this.stop();
    this.watched = undefined;
    this.view = undefined;
  }

  /** No look until `look`: the panel is not seen. What was read stays. */
  pause(): void {
    this.stop();
  }

  /** Looks now, whatever the pause. */
  look(): void {
    this.stop();
    if (this.watched === undefined) return;
    const looking = new AbortController();
    this.looking = looking;
    this.read(this.watched.flowId, looking.signal)
      .then((view) => {
        if (!looking.signal.aborted) this.take(view);
      }, this.failed)
      .finally(() => {
        if (looking.signal.aborted) return;
        this.looking = undefined;
        this.timer = setTimeout(() => {
          this.look();
        }, this.pauseMs());
      });
  }

  dispose(): void {
    this.end();
  }

  private take(view: InboxView): void {
    if (JSON.stringify(view) === JSON.stringify(this.view)) return;
    this.view = view;
    this.changed();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.looking?.abort();
    this.looking = undefined;
  }
}
