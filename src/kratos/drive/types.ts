import type { Encoding, Entries } from '../flow/form/form.types';
import type { FlowParameters, FlowType } from '../flow/types';
import type { PageRequest, SessionChange, SessionPage } from '../admin/types';
import type { PersonaSession, FlowRecord } from '../record/types';
import type { WireRequest } from '../exchange/types';
import type { RoundOutlook, Way } from '../providers/ways';
import type { SettingsOffer } from '../flow/settingsOffers';
import type { Trouble } from '../session/answer';

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
  /** How the round to a provider can be made that a flow waits for; undefined when it waits for none. */
  outlook(flowId: string): RoundOutlook | undefined;
  /**
   * Makes that round. It waits for a person without holding up the persona's other requests; `signal`, or another round
   * of the persona, ends it, and the flow stays as it was.
   */
  round(flowId: string, way: Way, signal?: AbortSignal): Promise<FlowRecord>;
  /** whoami for a persona; updates its PersonaSession. */
  checkSession(personaId: string, signal?: AbortSignal): Promise<PersonaSession>;
  /** Starts the login with `aal=aal2` for the persona's session. */
  stepUp(personaId: string, resumes?: string, signal?: AbortSignal): Promise<FlowRecord>;
  /** What the settings of a persona offer: a settings flow is made for it, and not kept. */
  readSettings(personaId: string, signal?: AbortSignal): Promise<OwnSettings>;
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

/** The other sessions of a persona's identity: Kratos never lists the current one here. */
export interface OwnSessions {
  list(personaId: string, page: PageRequest, signal?: AbortSignal): Promise<SessionPage>;
  revoke(personaId: string, sessionId: string, signal?: AbortSignal): Promise<SessionChange>;
  revokeOthers(personaId: string, signal?: AbortSignal): Promise<SessionChange>;
}

/** What the settings of a persona offer, or why they are not shown. */
export type OwnSettings =
  | { readonly kind: 'offers'; readonly offers: readonly SettingsOffer[] }
  /** 403 `session_aal2_required`: a second factor is asked for first. */
  | { readonly kind: 'step-up-wanted' }
  /** The session is over. */
  | { readonly kind: 'signed-out' }
  | ({ readonly kind: 'problem' } & Trouble);
