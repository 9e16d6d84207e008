import type { Failure } from '../flow/outcome.types';
import type { Identity, Session } from '../flow/types';
import type { IdentityDetails } from '../identity/types';
import type { Connection } from '../record/types';

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

/** Identities without their credentials: one at least. */
export type IdentitiesFound = { readonly kind: 'found'; readonly identities: readonly Identity[] } | SessionProblem;

/** A page of all identities, or why there is none. Those that cannot be read are counted, and passed over. */
export type ScannedIdentities =
  { readonly kind: 'page'; readonly identities: readonly IdentityDetails[]; readonly unread: number } | SessionProblem;

/**
 * Identities as the administrator of a connection sees them. Without an admin URL the answer is a problem that says so.
 */
export interface AdminIdentities {
  /** An identity by its id, or by one of its identifiers: an e-mail address, a user name. */
  read(connection: Connection, idOrIdentifier: string, signal?: AbortSignal): Promise<IdentityAnswer>;
  /**
   * The identities that a text may mean: the one of that id or identifier, else those of which an identifier begins so,
   * as far as the server can search.
   */
  find(connection: Connection, text: string, signal?: AbortSignal): Promise<IdentitiesFound>;
  /**
   * All identities with what is told of their credentials, a page at a time: the next one is on its way while this one
   * is looked at. A problem is the last that comes; an aborted signal ends it without one.
   */
  scan(connection: Connection, signal: AbortSignal): AsyncGenerator<ScannedIdentities, void>;
}
