import type { Encoding, Entries } from '../flow/form/form.types';
import type { Failure, Outcome } from '../flow/outcome.types';
import type { ClientKind, Flow, FlowParameters, FlowType, Session } from '../flow/types';
import type { Missing } from '../exchange/seen';
import type { Exchange } from '../exchange/types';
import type { PageMistake } from './pageMistake';

/** A Kratos server. The API key (Ory Network) is in the vault, never here. URLs have no trailing slash. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
}

/** Whether a connection can be used, in the words of the tree. */
export type Health =
  | {
      readonly kind: 'healthy';
      readonly version?: string;
      readonly adminOk?: boolean;
      readonly latencyMs: number;
      readonly adminProblem?: string;
    }
  | { readonly kind: 'not-ready'; readonly status: number; readonly reason: string }
  | { readonly kind: 'not-kratos'; readonly status: number; readonly reason: 'html' | 'json' | 'other' }
  | { readonly kind: 'unreachable'; readonly failure: Failure };

/** One isolated client, as a browser profile is. Its cookies, token and authenticator are in the vault. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly client: ClientKind;
  readonly connectionId: string;
  /**
   * A browser persona that does not send `Secure` cookies over http, not even to this machine, as some clients do not.
   */
  readonly withholdsSecure?: boolean;
}

/** What is known of a persona's own session. `wanted` is why more is asked than the session has. */
export interface PersonaSession {
  readonly personaId: string;
  readonly status: 'unknown' | 'signed-out' | 'signed-in';
  readonly session?: Session;
  /** Set when whoami or settings answered 403 `session_aal2_required`. */
  readonly wanted?: { readonly aal: 'aal2'; readonly askedBy: 'whoami' | 'settings' | 'login' };
  /** What was given as identifier with the login or recovery that led to the session. */
  readonly identifier?: string;
  readonly checkedAt?: number;
  /** The exchange of the last check; in memory only. */
  readonly exchange?: Exchange;
  /** Why the last check or sign-out gave no answer; the rest is what was known before. In memory only. */
  readonly problem?: { readonly what: string; readonly todo?: string; readonly failure?: Failure };
}

export type FlowStatus = 'open' | 'done' | 'failed' | 'expired';

/**
 * A flow that was started, imported or captured here, with its timeline. `id` is the Kratos flow id. Times are epoch
 * milliseconds.
 */
export interface FlowRecord {
  readonly id: string;
  /** Absent for a flow of a server that no connection leads to. */
  readonly connectionId?: string;
  /** Absent for a flow whose cookies or token are not here: `canDo` says what that leaves to do. */
  readonly personaId?: string;
  readonly type: FlowType;
  readonly client: ClientKind;
  readonly startedAt: number;
  readonly expiresAt?: number;
  readonly parameters: FlowParameters;
  readonly status: FlowStatus;
  /** The last picture of the flow and its raw JSON, as the server sent it. */
  readonly flow?: Flow;
  readonly raw?: string;
  /** What the last exchange meant. */
  readonly outcome?: Outcome;
  readonly exchanges: readonly Exchange[];
  /** How many exchanges after the first were let go, since there were too many. */
  readonly letGo?: number;
  /** What was typed and not sent yet; fields that are secrets are never in it once it is stored. */
  readonly draft: Entries;
  readonly encoding: Encoding;
  /** Recovery or verification flow that a submit without method spoilt: no code will be accepted any more. */
  readonly spoilt?: boolean;
  /** The flow that was interrupted by this one (step-up, refresh, sign-in) and goes on when this one is done. */
  readonly resumes?: string;
  /**
   * The flow in which the work of this one goes on: a restart, the replacement of an expired or spent flow, or, on a
   * login that `resumes` another flow, that flow once it went on. A panel that shows this record goes there.
   */
  readonly next?: string;
  /** What was done on the way that the person did not ask for in these words. Newest last, each kind and value once. */
  readonly notes?: readonly Note[];
  /** What a page or a program that was watched or imported did wrong: each by its exchange's id. */
  readonly mistakes?: readonly Mistake[];
  /**
   * The true cause of the last refusal for CSRF, by the id of its exchange: once secrets are masked, it cannot be read
   * from the exchanges again.
   */
  readonly refusal?: Refusal;
  /** What was foretold of it by the configuration that was at hand when it was first shown, for each method. */
  readonly foretold?: readonly Foretold[];
  /** Read back from storage: `flow` shows masks in place of secrets. The next submit fetches the flow first. */
  readonly restored?: boolean;
}

/** How a flow was to end for somebody who goes through it by a method. */
export interface Foretold {
  readonly method: string;
  /** The actions of `continue_with`; absent where they could not be known. */
  readonly offers?: readonly string[];
  /** Where the person is sent. */
  readonly goesTo:
    | { readonly kind: 'url' | 'refused'; readonly url: string }
    | { readonly kind: 'second-factor' | 'own-page' | 'nowhere' };
  /** Whether a second factor is asked for; absent where it could not be known. */
  readonly asked?: boolean;
  /** The web hooks that run, in their order: method and address. */
  readonly hooks: readonly string[];
}

/** Why a request was refused for CSRF, and what was compared. */
export interface Refusal extends Pick<Extract<Outcome, { kind: 'csrf-refused' }>, 'cause' | 'evidence'> {
  readonly at: string;
}

/** A wrong step of somebody's own, and the id of its exchange. */
export interface Mistake {
  readonly at: string;
  readonly what: PageMistake;
}

/** Something that was done silently otherwise: each is one sentence in the panel (`describeNote`). */
export type Note =
  /** A URL of another origin that names this server (a Docker host name, a proxy) was changed to the connection's. */
  | { readonly kind: 'rewritten'; readonly what: 'action' | 'redirect'; readonly from: string; readonly to: string }
  /** The work went on, but what had been typed was no longer in memory: press again. */
  | { readonly kind: 'press-lost' }
  /** The server refuses our address as the `return_to` of a native sign-in at a provider. */
  | { readonly kind: 'return-refused'; readonly url: string }
  /** Nobody can be waited for at our address. */
  | { readonly kind: 'port-taken'; readonly address: string; readonly reason: string }
  /** The person came back from a native round with neither a code nor a flow. */
  | { readonly kind: 'came-back-empty' }
  /** A token exchange was given up before the person came back. */
  | { readonly kind: 'exchange-ended' }
  /** A round that was followed here came to a page that asks a person. */
  | { readonly kind: 'page-asks'; readonly host: string }
  /** The replacement that the server made cannot be used by this client: a new flow was started instead. */
  | { readonly kind: 'started-instead' }
  /** What the flow was for was done in the persona's browser. */
  | { readonly kind: 'done-in-browser' }
  /** What the file or text that it was imported from does not hold. */
  | { readonly kind: 'imported'; readonly missing: readonly Missing[] };
