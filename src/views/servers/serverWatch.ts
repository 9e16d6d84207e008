import { EventEmitter } from 'vscode';
import type { ServerState } from '../../kratos/servers/types';
import { Disposables } from '../../platform/disposables';
import type { Servers } from './servers';

/** The servers that this window started as others see them, before and after what runs them is loaded. */
export class ServerWatch extends Disposables {
  private readonly changes = this.register(new EventEmitter<string>());
  private opening: Promise<Servers> | undefined;
  private opened: Servers | undefined;
  /** The id of a connection whose server changed. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly load: () => Promise<Servers>) {
    super();
  }

  /** Loads what runs servers. */
  open(): Promise<Servers> {
    return (this.opening ??= this.load().then((servers) => {
      this.opened = this.register(servers);
      this.register({
        dispose: servers.onDidChange((connection) => {
          this.changes.fire(connection);
        }),
      });
      return servers;
    }));
  }

  /** How the server of a connection is; undefined when this window never started one. */
  state(connection: string): ServerState | undefined {
    return this.opened?.get(connection)?.state;
  }

  /** Ends all of them. */
  async stop(): Promise<void> {
    await this.opened?.stopAll();
  }
}
