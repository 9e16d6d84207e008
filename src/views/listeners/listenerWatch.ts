import { EventEmitter } from 'vscode';
import type { HeardMessage } from '../../kratos/listeners/channelMessage';
import type { ListenerState } from '../../kratos/listeners/keptOpen';
import { Disposables } from '../../platform/disposables';
import { isListenerWanted, onListenersChanged } from '../../platform/settings';
import type { HeardHook } from '../../kratos/recipe/sequence.types';
import type { Listeners } from './listeners';

const off: ListenerState = { kind: 'off' };

/** The listeners as others see them, before and after they are loaded: with the first setting that wants one. */
export class ListenerWatch extends Disposables {
  private readonly changes = this.register(new EventEmitter<void>());
  private opening: Promise<Listeners> | undefined;
  private opened: Listeners | undefined;
  /** Something came, or a listener opened or closed. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly load: () => Promise<Listeners>) {
    super();
    const look = (): void => {
      if (isListenerWanted()) void this.open();
    };
    this.register(onListenersChanged(look));
    look();
  }

  /** Loads the listeners, and has them listen where the settings say. */
  open(): Promise<Listeners> {
    return (this.opening ??= this.load().then(async (listeners) => {
      this.opened = this.register(listeners);
      this.register(
        listeners.onDidChange(() => {
          this.changes.fire();
        }),
      );
      await listeners.update();
      return listeners;
    }));
  }

  get inbox(): ListenerState {
    return this.opened?.inbox ?? off;
  }

  get hooks(): ListenerState {
    return this.opened?.hooks ?? off;
  }

  /** How many hooks called. */
  get calls(): number {
    return this.opened?.calls.total ?? 0;
  }

  /** The calls of web hooks that are kept, for the sequence of a run. */
  get heardHooks(): readonly HeardHook[] {
    return this.opened?.heardHooks ?? [];
  }

  get heard(): readonly HeardMessage[] | undefined {
    return this.opened?.heard;
  }
}
