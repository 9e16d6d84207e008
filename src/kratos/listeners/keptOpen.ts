import type { ListenAddress } from './listenAddress';
import type { Listener, NotOpen } from './listen';

/** How a listener stands. */
export type ListenerState =
  | { readonly kind: 'off' }
  | { readonly kind: 'open'; readonly address: string }
  /** It does not listen: why, and what to do, in sentences. */
  | { readonly kind: 'trouble'; readonly why: string };

export interface KeptOpenParts {
  /** Where it shall listen now. */
  readonly wanted: () => ListenAddress;
  readonly open: (port: number) => Promise<Listener | NotOpen>;
  readonly changed: () => void;
  /** A port that another window has may become free; default 5 s. */
  readonly retryMs?: number;
}

/**
 * Keeps a listener open where a setting says: opened, moved and closed as it changes, tried again while its port is
 * taken.
 */
export class KeptOpen {
  private listener: Listener | undefined;
  private at: number | undefined;
  private current: ListenerState = { kind: 'off' };
  private retry: ReturnType<typeof setTimeout> | undefined;
  private turn: Promise<void> = Promise.resolve();
  private ended = false;

  constructor(private readonly parts: KeptOpenParts) {}

  get state(): ListenerState {
    return this.current;
  }

  /** Looks where it shall listen, after what is under way. */
  update(): Promise<void> {
    this.turn = this.turn.then(() => this.settle());
    return this.turn;
  }

  /** Ends for good. */
  async dispose(): Promise<void> {
    this.ended = true;
    await this.update();
  }

  private async settle(): Promise<void> {
    clearTimeout(this.retry);
    const wanted: ListenAddress = this.ended ? { kind: 'off' } : this.parts.wanted();
    const port = wanted.kind === 'port' ? wanted.port : undefined;
    if (this.listener !== undefined && this.at === port) return;
    await this.listener?.close();
    this.listener = undefined;
    this.at = port;
    if (port === undefined) {
      this.say(wanted.kind === 'wrong' ? { kind: 'trouble', why: wanted.why } : { kind: 'off' });
      return;
    }
    const opened = await this.parts.open(port);
    if (opened.kind === 'open') {
      this.listener = opened;
      this.say({ kind: 'open', address: opened.address });
      return;
    }
    this.say({ kind: 'trouble', why: opened.why });
    this.retry = setTimeout(() => void this.update(), this.parts.retryMs ?? 5_000);
    this.retry.unref();
  }

  private say(state: ListenerState): void {
    const isNews = JSON.stringify(state) !== JSON.stringify(this.current);
    this.current = state;
    if (isNews && !this.ended) this.parts.changed();
  }
}
