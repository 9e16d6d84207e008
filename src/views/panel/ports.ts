import type { Explorer } from '../../kratos/drive/explorer';
import type { ListenerState } from '../../kratos/listeners/keptOpen';
import type { HeardHook } from '../../kratos/recipe/sequence.types';
import type { JsonnetPlace } from '../../kratos/providers/jsonnetPlace';
import type { Connection, FlowRecord } from '../../kratos/record/types';
import type { Setup } from '../../config/simulator/setup';
import type { ToHost, ToPanel } from '../../protocol/messages';
import type { Target } from '../../protocol/simulator';
import type { TextOf } from '../simulator/state/lineView';
import type { CommandId, Given } from '../../commands/contracts/index';

/** The panel as its controller sees it: something to send to, that is seen or not. */
export interface PanelSurface {
  post(message: ToPanel): void;
  readonly visible: boolean;
  /** The panel shows this flow from now on (or none that is kept): tab title and the like. */
  shows(record: FlowRecord | undefined): void;
}

/** What the controller asks of the editor. */
export interface EditorPort {
  copy(text: string): Promise<void>;
  /**
   * Asks whether an address may be opened, and opens it. `own` is false for another origin than the connection's, which
   * the question says.
   */
  openLink(url: string, own: boolean): Promise<void>;
  /** Opens a file of the workspace that a server named, at its place; false when there is none of that name. */
  openSource(place: JsonnetPlace): Promise<boolean>;
  /** Shows a setting of this extension, by its name without `kratosFlows.`, where people change it. */
  openSetting(name: string): Promise<void>;
  openRaw(flowId: string, what: RawPart, exchangeId: string | undefined): Promise<void>;
  /** A flow as code, or one of its requests as a command of curl. */
  export(flowId: string, what: Extract<ToHost, { type: 'export' }>): Promise<void>;
  /** Runs a command of this extension; rejects when it fails. */
  run(command: CommandId, argument?: Given[CommandId]): Promise<void>;
  /**
   * The origins from which a server takes answers of keys, where the workspace has its configuration; the likeliest
   * first.
   */
  configuredOrigins(connection: Connection, rpId: string | undefined): Promise<readonly string[]>;
  /** Whether the workspace may use the network. */
  trusted(): boolean;
  /** Milliseconds between two looks into the inbox. */
  inboxPauseMs(): number;
  /** Why an answer may take long, as far as the configurations here tell. */
  explainSlowness(): Promise<string | undefined>;
  /** How the listener of a courier channel stands. */
  inboxListener(): ListenerState;
  /** The configuration of the server that a connection leads to; undefined where none is at hand. */
  configurationOf(connection: Connection, version: string | undefined): Promise<Configuration | undefined>;
  /** The calls of web hooks that the listener of this window heard. */
  heardHooks(): readonly HeardHook[];
}

/** A configuration that is at hand. */
export interface Configuration {
  readonly setup: Setup;
  /** The name of its file. */
  readonly name: string;
  readonly textOf: TextOf;
  /** Shows a stretch of it. */
  goTo(target: Target): Promise<void>;
}

export type RawPart = Extract<ToHost, { type: 'open-raw' }>['what'];

/** Lines for the log, free of secrets. */
interface LogPort {
  warn(line: string): void;
  error(what: string, error: unknown): void;
}

/** What one panel works with. */
export interface PanelParts {
  readonly explorer: Pick<
    Explorer,
    'flows' | 'personas' | 'driver' | 'health' | 'origins' | 'browsers' | 'readInbox' | 'onNews'
  >;
  readonly connections: () => readonly Connection[];
  readonly editor: EditorPort;
  readonly log: LogPort;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Another panel that shows a flow is brought forward; false when there is none. */
  readonly revealOther: (flowId: string) => boolean;
}
