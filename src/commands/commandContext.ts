import type { Uri } from 'vscode';
import type { Somebody } from '../config/simulator/person';
import type { Connection } from '../kratos/record/types';
import type { TakenCensus } from '../language/whoIsAsked/takeCensus';
import type { AddressBook } from '../kratos/store/addressBook';
import type { ServerVersion } from '../language/kratosDocument';
import type { Log } from '../platform/log';
import type { PromptContext } from '../prompts/promptContext';
import type { DocumentViewer } from '../views/documents/viewer';
import type { ImportCounts, ImportWanted } from '../kratos/admin/identityWrites/importWanted';
import type { FormSubject } from '../kratos/admin/identityWrites/formSubject';
import type { ListenerWatch } from '../views/listeners/listenerWatch';
import type { ServerWatch } from '../views/servers/serverWatch';
import type { FlowNode } from '../views/trees/flows/flowNodes';
import type { FlowsTree } from '../views/trees/flows/flowsTree';
import type { CourierTree } from '../views/trees/courier/courierTree';
import type { IdentitiesTree } from '../views/trees/identities/identitiesTree';
import type { SessionsTree } from '../views/trees/sessions/sessionsTree';
import type { Arguments, CommandId } from './contracts/index';

/** What commands work with. The core is opened when a command needs it. */
export interface CommandContext extends PromptContext {
  readonly log: Log;
  readonly documents: Pick<
    DocumentViewer,
    | 'openRaw'
    | 'compare'
    | 'openNew'
    | 'openSession'
    | 'openIdentity'
    | 'openMessage'
    | 'openStoredError'
    | 'explain'
    | 'showDocumentation'
    | 'explainConfig'
    | 'openHookCalls'
    | 'showPasted'
  >;
  readonly listeners: Pick<ListenerWatch, 'open' | 'heardHooks'>;
  /** The servers that this window started. */
  readonly servers: Pick<ServerWatch, 'open' | 'state'>;
  readonly addresses: Pick<AddressBook, 'allow'>;
  readonly flows: FlowsTree;
  readonly sessions: SessionsTree;
  /** The trees of identities and of messages, loaded with the first need of them. */
  identities(): Promise<IdentitiesTree>;
  courier(): Promise<CourierTree>;
  /** Opens (or brings forward) the page that says whether somebody is asked for a second factor by a configuration. */
  showWhoIsAsked(config: Uri, who: Somebody): Promise<void>;
  /** Opens (or brings forward) the page of an identity, by the ids of its connection and its own, and reads it anew. */
  showIdentity(shown: { readonly connection: string; readonly identity: string }): Promise<void>;
  /** Opens (or brings forward) the page of what was counted over all identities, with a change that is typed in. */
  showWhoHasWhat(connection: Connection, taken: TakenCensus, change?: string): Promise<void>;
  /** Opens (or brings forward) the form that makes or changes an identity. */
  showIdentityForm(subject: FormSubject): Promise<void>;
  /**
   * Reads a file of identities and opens the page that shows what would become of it; with `begin` it is sent at once.
   * Yields how many lines became what; undefined when reading was cancelled. Throws a sentence where it cannot be read.
   */
  showIdentityImport(
    wanted: ImportWanted,
    how: { readonly begin: boolean; readonly withProblems: boolean },
  ): Promise<ImportCounts | undefined>;
  /** The version of the active connection's server, once it has answered. */
  readonly serverVersion: ServerVersion;
  /** Opens (or brings forward) the panel of a flow and selects its line in the tree. */
  showFlow(flowId: string): Promise<void>;
  /** The flow of the active panel, or the one selected in the tree. */
  activeFlow(): string | undefined;
  /** The lines that are selected in the Flows tree. */
  selectedFlows(): readonly FlowNode[];
  /** Says how something ended, at the Sessions view and for a while. */
  announce(sentence: string): void;
  /** Says what came of a command, where people look: in a notification that asks nothing. */
  tell(sentence: string): void;
}

/**
 * What a command does. `given` are its arguments, as its contract says; what is missing is asked for. `selected` are
 * the arguments of all selected lines when it was called from a tree. What it yields is plain data without secrets.
 */
export type Verb<Id extends CommandId> = (
  context: CommandContext,
  given: Arguments[Id],
  selected?: readonly Arguments[Id][],
) => Promise<unknown>;
