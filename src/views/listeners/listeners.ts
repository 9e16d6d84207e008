import { EventEmitter, workspace } from 'vscode';
import { t } from '@vscode/l10n';
import { readChannelPost, type HeardMessage } from '../../kratos/listeners/channelMessage';
import { HeardMessages } from '../../kratos/listeners/heardMessages';
import { HookCalls } from '../../kratos/listeners/hookCalls';
import { KeptOpen, type ListenerState } from '../../kratos/listeners/keptOpen';
import { listen, type Handle } from '../../kratos/listeners/listen';
import { answerHook } from '../../kratos/listeners/answerHook';
import type { HeardHook } from '../../kratos/recipe/sequence.types';
import { Disposables } from '../../platform/disposables';
import type { Log } from '../../platform/log';
import { hooksListenAddress, inboxListenAddress, onListenersChanged } from '../../platform/settings';
import { AnswerFile } from './answerFile';
import { heardHook } from './heardHooks';

/** The listeners of this window: that of courier channels, and that of web hooks. Loaded when one is wanted. */
export class Listeners extends Disposables {
  private readonly changes = this.register(new EventEmitter<void>());
  private readonly messages = new HeardMessages();
  private readonly inboxListener: KeptOpen;
  private readonly hooksListener: KeptOpen;
  readonly calls: HookCalls;
  readonly answerFile: AnswerFile;
  /** Something came, or a listener opened or closed. */
  readonly onDidChange = this.changes.event;

  constructor(
    storage: string,
    private readonly log: Log,
  ) {
    super();
    const changed = (): void => {
      this.changes.fire();
    };
    this.answerFile = this.register(new AnswerFile(storage));
    this.calls = new HookCalls(changed);
    this.inboxListener = new KeptOpen({
      wanted: inboxListenAddress,
      open: (port) => this.open(port, (request) => this.hear(request.body, request.at)),
      changed,
    });
    this.hooksListener = new KeptOpen({
      wanted: hooksListenAddress,
      open: (port) =>
        this.open(
          port,
          answerHook(this.calls, () => this.answerFile.read()),
        ),
      changed,
    });
    this.register(onListenersChanged(() => void this.update()));
    this.register({
      dispose: () => {
        void this.inboxListener.dispose();
        void this.hooksListener.dispose();
      },
    });
  }

  /** Opens what is wanted, and closes what is not. */
  async update(): Promise<void> {
    await Promise.all([this.inboxListener.update(), this.hooksListener.update()]);
  }

  get inbox(): ListenerState {
    return this.inboxListener.state;
  }

  get hooks(): ListenerState {
    return this.hooksListener.state;
  }

  get heardHooks(): readonly HeardHook[] {
    return this.calls.all.map(heardHook);
  }

  /** What came from courier channels; undefined while nothing is listened to. */
  get heard(): readonly HeardMessage[] | undefined {
    return this.inbox.kind === 'open' ? this.messages.all : undefined;
  }

  private async hear(post: string, at: number): ReturnType<Handle> {
    this.messages.take(readChannelPost(post, at));
    this.changes.fire();
    return Promise.resolve({ status: 204 });
  }

  private open(port: number, handle: Handle): ReturnType<typeof listen> {
    return listen({
      port,
      handle,
      who: { listener: 'kratos-flow-explorer', folder: workspace.name ?? t('no folder') },
      refused: ({ status, why }) => {
        this.log.warn(`A listener refused a request (${status}): ${why}`);
      },
    });
  }
}
