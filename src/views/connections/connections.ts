import { EventEmitter } from 'vscode';
import type { Memento } from 'vscode';
import type { Connection } from '../../kratos/record/types';
import type { ReadConnections } from '../../platform/connectionSettings';
import { setContext } from '../../platform/contextKeys';
import { Disposables } from '../../platform/disposables';
import { connectionsInSettings, onConnectionsChanged } from '../../platform/settings';

const activeKey = 'kratosFlows.activeConnection';

/**
 * The connections of the user settings, and which one is active in this workspace. Follows the settings as they change.
 */
export class Connections extends Disposables {
  private readonly changed = this.register(new EventEmitter<void>());
  private read: ReadConnections = connectionsInSettings();

  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: Memento) {
    super();
    this.register(
      onConnectionsChanged(() => {
        this.reload();
      }),
    );
    setContexts(this.active, this.read);
  }

  get all(): readonly Connection[] {
    return this.read.connections;
  }

  /** Entries of the settings that cannot be used as they are, a sentence each. */
  get problems(): ReadConnections['problems'] {
    return this.read.problems;
  }

  /** The chosen one; the first one while none was chosen, or the chosen one is gone. */
  get active(): Connection | undefined {
    const chosen = this.memory.get<string>(activeKey);
    return this.get(chosen) ?? this.all[0];
  }

  get(id: string | undefined): Connection | undefined {
    return this.all.find((connection) => connection.id === id);
  }

  /** By id or by name (without regard to case). */
  find(idOrName: string): Connection | undefined {
    const name = idOrName.toLowerCase();
    return this.get(idOrName) ?? this.all.find((connection) => connection.name.toLowerCase() === name);
  }

  async activate(id: string): Promise<void> {
    await this.memory.update(activeKey, id);
    this.tell();
  }

  /** Reads the settings again: at once after a write of our own, since the editor's event may come later. */
  reload(): void {
    const before = JSON.stringify(this.read);
    this.read = connectionsInSettings();
    if (JSON.stringify(this.read) !== before) this.tell();
  }

  private tell(): void {
    setContexts(this.active, this.read);
    this.changed.fire();
  }
}

function setContexts(active: Connection | undefined, { connections, problems }: ReadConnections): void {
  // With nothing but broken entries the tree shows these, not the welcome.
  setContext('kratosFlows.noConnection', connections.length === 0 && problems.length === 0);
  setContext('kratosFlows.noAdmin', active?.adminUrl === undefined);
}
