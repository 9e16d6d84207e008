import type { Memento } from 'vscode';
import type { Explorer } from '../kratos/drive/explorer';
import type { ServerVersion } from '../language/kratosDocument';
import type { WhoIsAskedPanel } from '../language/whoIsAsked/panel';
import type { ApiKeys } from '../platform/apiKeys';
import type { Log } from '../platform/log';
import type { DocumentViewer } from '../views/documents/viewer';
import type { Connections } from '../views/connections/connections';
import type { HealthWatch } from '../views/connections/healthWatch';
import type { FlowsTree } from '../views/trees/flows/flowsTree';
import type { SessionsTree } from '../views/trees/sessions/sessionsTree';

/** What commands work with. The core is opened when a command needs it. */
export interface CommandContext {
  readonly connections: Connections;
  readonly health: HealthWatch;
  readonly apiKeys: ApiKeys;
  readonly log: Log;
  readonly documents: Pick<DocumentViewer, 'openRaw' | 'openSession' | 'explain' | 'explainConfig'>;
  readonly flows: FlowsTree;
  readonly sessions: SessionsTree;
  /** The page that says who is asked for a second factor. */
  whoIsAsked(): Promise<Pick<WhoIsAskedPanel, 'show'>>;
  /** The version of the active connection's server, once it has answered. */
  readonly serverVersion: ServerVersion;
  /** What is remembered for this workspace: who and what was used last. */
  readonly memory: Memento;
  explorer(): Promise<Explorer>;
  /** Opens (or brings forward) the panel of a flow and selects its line in the tree. */
  showFlow(flowId: string): Promise<void>;
  /** The flow of the active panel, or the one selected in the tree. */
  activeFlow(): string | undefined;
  /** The lines that are selected in the Flows tree. */
  selectedFlows(): readonly unknown[];
  /** Says how something ended, at the Sessions view and for a while. */
  announce(sentence: string): void;
}

/**
 * What a command does. `argument` is what a caller handed over: an object with named fields (a tree line is one too), or nothing, and then
 * the command asks. `selected` are all selected lines when it was called from a tree. What it yields is plain data without secrets.
 */
export type Verb = (context: CommandContext, argument?: unknown, selected?: readonly unknown[]) => Promise<unknown>;
