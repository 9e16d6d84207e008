import type { Failure } from '../flow/outcome.types';
import type { JsonObject } from '../flow/json';
import type { Session } from '../flow/types';
import type { IdentityDetails } from '../identity/types';
import type { Connection } from '../record/types';
import type { InboxMessage } from './inboxMessage';

/** A page of sessions, or why there is none. `next` is given back to read the page after it. */
export type SessionPage =
  | { readonly kind: 'page'; readonly sessions: readonly Session[]; readonly next?: string; readonly total?: number }
  | SessionProblem;

/** Why a question about sessions was not answered; `what` is a plain sentence, `todo` another. */
export interface SessionProblem {
  readonly kind: 'problem';
  readonly what: string;
  readonly todo?: string;
  readonly failure?: Failure;
  /** Something was to be changed, and it may have been, although the answer does not say so. */
  readonly isUnsure?: true;
  /** The server does not know the place in its list any more: only the beginning can be read. */
  readonly startOver?: true;
}

export interface PageRequest {
  readonly token?: string;
  readonly size: number;
  readonly active?: boolean;
}

/** What was changed: `count` where the server says how many. */
export type SessionChange = { readonly kind: 'done'; readonly count?: number } | SessionProblem;

/**
 * Sessions as the administrator of a connection sees and ends them. Without an admin URL the answer is a problem that
 * says so.
 */
export interface AdminSessions {
  list(connection: Connection, page: PageRequest, signal?: AbortSignal): Promise<SessionPage>;
  revoke(connection: Connection, sessionId: string, signal?: AbortSignal): Promise<SessionChange>;
  /** Extends a session by the configured lifespan. */
  extend(connection: Connection, sessionId: string, signal?: AbortSignal): Promise<SessionChange>;
}

export type IdentityAnswer =
  | { readonly kind: 'identity'; readonly identity: IdentityDetails }
  /** `isThere: false`: the server answered that nobody has this identifier. */
  | (SessionProblem & { readonly isThere?: false });

/** Identities that a text was found by: one at least. */
export type IdentitiesFound =
  | {
      readonly kind: 'found';
      readonly by: 'id' | 'identifier' | 'externalId' | 'beginning';
      readonly identities: readonly IdentityDetails[];
      /** There may be more: these are as many as were asked for. */
      readonly isCut: boolean;
    }
  /** `isThere: false`: the server answered that nobody is found by this text. */
  | (SessionProblem & { readonly isThere?: false });

/** A page of identities in the order of their ids, or why there is none. `next` is given back to read the next one. */
export type IdentityPage =
  { readonly kind: 'page'; readonly identities: readonly IdentityDetails[]; readonly next?: string } | SessionProblem;

/** A page of all identities, or why there is none. Those that cannot be read are counted, and passed over. */
export type ScannedIdentities =
  | {
      readonly kind: 'page';
      readonly identities: readonly IdentityDetails[];
      readonly unread: number;
      /** How many were not wanted. */
      readonly unwanted: number;
    }
  | SessionProblem;

/**
 * Identities as the administrator of a connection sees them. Without an admin URL the answer is a problem that says so.
 */
export interface AdminIdentities {
  /** An identity by its id, or by one of its identifiers: an e-mail address, a user name. */
  read(connection: Connection, idOrIdentifier: string, signal?: AbortSignal): Promise<IdentityAnswer>;
  /**
   * The identities that a text may mean: the one of that id, identifier or external id, else those of which an
   * identifier begins so, as far as the server can search. An empty text is a problem.
   */
  find(connection: Connection, text: string, signal?: AbortSignal): Promise<IdentitiesFound>;
  /** A page of all identities, in the order of their ids, with what a list tells of credentials: no secrets. */
  list(
    connection: Connection,
    page: { readonly size: number; readonly token?: string },
    signal?: AbortSignal,
  ): Promise<IdentityPage>;
  /**
   * All identities with what is told of their credentials, a page at a time: the next one is on its way while this one
   * is looked at. A problem is the last that comes; an aborted signal ends it without one. `isWanted` says of an
   * identity's JSON whether it is worth reading; the others are counted only.
   */
  scan(
    connection: Connection,
    signal: AbortSignal,
    isWanted?: (json: JsonObject) => boolean,
  ): AsyncGenerator<ScannedIdentities, void>;
}

/** A page of messages, newest first, or why there is none. */
export type MessagePage =
  { readonly kind: 'page'; readonly messages: readonly InboxMessage[]; readonly next?: string } | SessionProblem;

/** A message with why tries to send it failed, oldest first. */
export type MessageAnswer =
  | { readonly kind: 'message'; readonly message: InboxMessage & { readonly failures: readonly string[] } }
  | SessionProblem;

/** Messages of the courier as the administrator of a connection sees them. Without an admin URL, a problem says so. */
export interface AdminCourier {
  list(
    connection: Connection,
    page: { readonly size: number; readonly token?: string },
    signal?: AbortSignal,
  ): Promise<MessagePage>;
  read(connection: Connection, messageId: string, signal?: AbortSignal): Promise<MessageAnswer>;
}
