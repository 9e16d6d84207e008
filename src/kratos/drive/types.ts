import type { Encoding, Entries } from '../flow/form.types';
import type { Failure } from '../flow/outcome.types';
import type { FlowParameters, FlowType, Identity, Session } from '../flow/types';
import type { Connection, FlowRecord, PersonaSession } from '../store/types';
import type { WireRequest } from '../wire/exchange';

/** A press in the form. */
export interface Press {
  /** `Submitter.key` of the pressed submit node. */
  readonly submitter: string;
  readonly entries: Entries;
  readonly encoding: Encoding;
}

/** What a flow is started with. `resumes` names the flow that was interrupted and goes on when this one is done. */
export interface StartRequest {
  readonly personaId: string;
  readonly type: FlowType;
  readonly parameters?: FlowParameters;
  readonly resumes?: string;
}

/** A flow that exists on the server. Without a type, every type is asked for the id until one knows it. */
export interface OpenRequest {
  readonly personaId: string;
  readonly type?: FlowType;
  readonly id: string;
}

/**
 * Drives flows for personas against connections: the one straight line start → send → parse → submit → outcome → store.
 *
 * Every answer of a server is a value in the record; methods reject only for bugs (an unknown flow, persona or
 * connection id). Cancelling through `signal` yields an `unreachable` outcome of kind `cancelled`. A flow that could
 * not be started has a record all the same, with a local id (`local-…`), so that its exchange can be seen. One request
 * per persona is under way at a time, since each may change the persona's cookies; different personas do not wait for
 * each other.
 *
 * When a step has interrupted work to go on with (`resumes`), the record that comes back is the login, and its `next`
 * names the flow that went on.
 */
export interface Driver {
  start(request: StartRequest, signal?: AbortSignal): Promise<FlowRecord>;
  /** Opens a flow that exists on the server. */
  open(request: OpenRequest, signal?: AbortSignal): Promise<FlowRecord>;
  refetch(flowId: string, signal?: AbortSignal): Promise<FlowRecord>;
  /**
   * The exact request that `submit` would send now. `undefined` while the persona's secrets are not read yet (a
   * `persona` change tells when they are), without a flow, or for a submitter that it has not.
   */
  preview(flowId: string, press: Press): WireRequest | undefined;
  submit(flowId: string, press: Press, signal?: AbortSignal): Promise<FlowRecord>;
  /** Keeps what stands in the form, without what was typed into secret fields. */
  keepDraft(flowId: string, entries: Entries, encoding: Encoding): void;
  /** A new flow of the same type, persona and parameters; the old record's `next` names it. */
  restart(flowId: string, signal?: AbortSignal): Promise<FlowRecord>;
  /**
   * Follows what the record's outcome asks for or suggests. Yields the flow that is next; the record itself when there
   * is nothing to follow.
   */
  follow(flowId: string, step: FollowStep, signal?: AbortSignal): Promise<FlowRecord>;
  /** whoami for a persona; updates its PersonaSession. */
  checkSession(personaId: string, signal?: AbortSignal): Promise<PersonaSession>;
  /** Starts the login with `aal=aal2` for the persona's session. */
  stepUp(personaId: string, resumes?: string, signal?: AbortSignal): Promise<FlowRecord>;
  signOut(personaId: string, signal?: AbortSignal): Promise<PersonaSession>;
  /** Lets a persona keep the second factors that another persona of the same identity has enrolled. Nothing is sent. */
  borrowAuthenticator(personaId: string): Promise<void>;
}

export type FollowStep =
  /** A `continue_with` item, by its place in the outcome. `redirect_browser_to` and unknown actions are only shown. */
  | { readonly kind: 'continue'; readonly index: number }
  /** The flow that an expired, replaced or redirecting answer names. */
  | { readonly kind: 'use-flow' }
  | { readonly kind: 'step-up' }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'restart' }
  /** Goes on with what was interrupted, when another flow has brought the login meanwhile. */
  | { readonly kind: 'go-on' };

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

/** What an identity can show itself by, without its secrets. */
export interface StoredCredential {
  readonly type: string;
  readonly identifiers: readonly string[];
  /**
   * Of passwords: whether one is stored. The marks of a schema list the type and its identifiers without one, also
   * after it was deleted.
   */
  readonly hasPassword?: boolean;
  /** Of security keys and passkeys: how many there are. */
  readonly keys?: number;
  /** Of security keys: for each key, whether it logs in by itself. */
  readonly passwordless?: readonly boolean[];
}

export type IdentityAnswer =
  | { readonly kind: 'identity'; readonly identity: Identity; readonly credentials: readonly StoredCredential[] }
  /** `isThere: false`: the server answered that nobody has this identifier. */
  | (SessionProblem & { readonly isThere?: false });

/** Identities without their credentials: one at least. */
export type IdentitiesFound = { readonly kind: 'found'; readonly identities: readonly Identity[] } | SessionProblem;

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
}

/** The other sessions of a persona's identity: Kratos never lists the current one here. */
export interface OwnSessions {
  list(personaId: string, page: PageRequest, signal?: AbortSignal): Promise<SessionPage>;
  revoke(personaId: string, sessionId: string, signal?: AbortSignal): Promise<SessionChange>;
  revokeOthers(personaId: string, signal?: AbortSignal): Promise<SessionChange>;
}
