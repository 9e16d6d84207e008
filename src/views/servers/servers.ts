import { workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import path from 'node:path';
import { t } from '@vscode/l10n';
import type { Leash } from '../../kratos/servers/leash';
import { ServerProcess } from '../../kratos/servers/serverProcess';
import type { Serve, Started } from '../../kratos/servers/serverProcess';
import type { ServerState } from '../../kratos/servers/types';
import { createEmitter } from '../../kratos/store/emitter';
import { Disposables } from '../../platform/disposables';
import { PrintedLog } from '../../platform/printedLog';

/** Where what a practice server needs is kept. */
export interface PracticePlaces {
  /** Its configuration and database. */
  readonly folder: string;
  /** What its configuration is made of; a part of the extension. */
  readonly samples: string;
  /** A Kratos that was built here. */
  readonly built: string;
}

/** A server that is started for a connection. */
export interface WantedServer extends Serve {
  readonly connection: { readonly id: string; readonly name: string };
}

/** A server that this window started, as it is now. */
export interface StartedServer extends WantedServer {
  readonly state: ServerState;
}

interface Kept {
  wanted: WantedServer;
  state: ServerState;
  process: ServerProcess | undefined;
}

/** The servers of Kratos that this window started, one for a connection. They end with the window. */
export class Servers extends Disposables {
  private readonly kept = new Map<string, Kept>();
  private readonly changes = createEmitter<string>();
  private readonly logs = new Map<string, PrintedLog>();
  /** The id of a connection whose server changed. */
  readonly onDidChange = this.changes.on;

  constructor(
    readonly leash: Leash,
    readonly places: PracticePlaces,
    private readonly secrets: () => readonly string[],
  ) {
    super();
    this.register(workspace.onDidSaveTextDocument((document) => void this.saved(document)));
    this.register({ dispose: () => void this.stopAll() });
  }

  get all(): readonly StartedServer[] {
    return [...this.kept.values()].map(({ wanted, state }) => ({ ...wanted, state }));
  }

  get(connection: string): StartedServer | undefined {
    const kept = this.kept.get(connection);
    return kept && { ...kept.wanted, state: kept.state };
  }

  /** Starts a server, in place of the one that the connection has. Resolves when it is known how that ended. */
  async start(wanted: WantedServer, signal: AbortSignal): Promise<Started> {
    const { id } = wanted.connection;
    await this.stop(id);
    const log = this.log(wanted.connection.name);
    const process = new ServerProcess(this.leash, wanted, (text) => {
      log.print(text);
    });
    const kept: Kept = { wanted, state: { kind: 'starting' }, process };
    this.kept.set(id, kept);
    this.changes.emit(id);
    const started = await process.ready(signal);
    if (started.kind === 'waits') await process.stop();
    if (kept.process !== process) return { kind: 'cancelled' };
    if (started.kind === 'ready') {
      this.say(kept, { kind: 'running' });
      void process.ended.then(() => {
        if (kept.process === process) this.say(kept, { kind: 'ended', said: process.said });
      });
    } else this.say(kept, started.kind === 'cancelled' ? { kind: 'stopped' } : { kind: 'ended', said: started.said });
    return started;
  }

  /** Ends the server of a connection, if one runs. */
  async stop(connection: string): Promise<void> {
    const kept = this.kept.get(connection);
    const process = kept?.process;
    if (!kept || !process) return;
    kept.process = undefined;
    await process.stop();
    this.say(kept, { kind: 'stopped' });
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.kept.keys()].map((connection) => this.stop(connection)));
  }

  /** Shows what the server of a connection printed. */
  showLog(connection: string): void {
    const kept = this.kept.get(connection);
    if (kept) this.log(kept.wanted.connection.name).show();
  }

  private async saved({ uri }: TextDocument): Promise<void> {
    const folder = path.dirname(uri.fsPath);
    for (const { wanted, state } of this.kept.values())
      if (uri.scheme === 'file' && wanted.folder === folder && state.kind !== 'stopped')
        await this.start(wanted, new AbortController().signal);
  }

  private log(name: string): PrintedLog {
    const known = this.logs.get(name);
    if (known) return known;
    const made = this.register(new PrintedLog(t('Kratos server: {0}', name), this.secrets));
    this.logs.set(name, made);
    return made;
  }

  private say(kept: Kept, state: ServerState): void {
    kept.state = state;
    this.changes.emit(kept.wanted.connection.id);
  }
}
