import type { Encoding, Entries } from '../flow/form.types';
import type { Outcome } from '../flow/outcome.types';
import type { ClientKind, Flow, FlowParameters, FlowType } from '../flow/types';
import type { Exchange } from '../exchange/types';

export type FlowStatus = 'open' | 'done' | 'failed' | 'expired';

/** A flow that was started, imported or captured here, with its timeline. `id` is the Kratos flow id. Times are epoch milliseconds. */
export interface FlowRecord {
  readonly id: string;
  readonly connectionId: string;
  readonly personaId: string;
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
   * The flow in which the work of this one goes on: a restart, the replacement of an expired or spent flow, or, on a login that `resumes`
   * another flow, that flow once it went on. A panel that shows this record goes there.
   */
  readonly next?: string;
  /** What was done on the way that the person did not ask for in these words. Newest last, each kind and value once. */
  readonly notes?: readonly Note[];
  /** Read back from storage: `flow` shows masks in place of secrets. The next submit fetches the flow first. */
  readonly restored?: boolean;
}

/** Something that was done silently otherwise: each is one sentence in the panel (`describeNote`). */
export type Note =
  /** A URL of another origin that names this server (a Docker host name, a proxy) was changed to the connection's. */
  | { readonly kind: 'rewritten'; readonly what: 'action' | 'redirect'; readonly from: string; readonly to: string }
  /** The work went on, but what had been typed was no longer in memory: press again. */
  | { readonly kind: 'press-lost' }
  /** The replacement that the server made cannot be used by this client: a new flow was started instead. */
  | { readonly kind: 'started-instead' };
