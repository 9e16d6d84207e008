import type { ClientKind } from '../flow/types';

/** Who can take part in a run, from left to right. */
export const participants = ['person', 'authenticator', 'client', 'kratos', 'hooks', 'mail', 'provider'] as const;
export type Participant = (typeof participants)[number];

/** A run as a sequence: who took part, and what went from one to another, in the order of time. No secret is in it. */
export interface Sequence {
  readonly client: ClientKind;
  /** Only those that took part, from left to right. */
  readonly participants: readonly Participant[];
  readonly arrows: readonly Arrow[];
}

export interface Arrow {
  readonly from: Participant;
  readonly to: Participant;
  readonly kind: ArrowKind;
  /** What went: a path with names of fields, a status with message ids, a word. Empty where the kind says it all. */
  readonly what: string;
  /** The id of the exchange that it belongs to. */
  readonly exchange: string;
}

export type ArrowKind =
  /** The person begins a flow of the type `what`. */
  | 'begin'
  /** The person presses what is named in `what`. */
  | 'press'
  /** The person reads the code that was sent. */
  | 'read-code'
  /** The authenticator gives a code, or a key its answer. */
  | 'prove'
  | 'request'
  | 'answer'
  /** There was no answer: `what` is the kind of failure. */
  | 'no-answer'
  /** Kratos sends a code or a link. */
  | 'send-mail'
  /** The person is sent to a provider, and comes back from it. */
  | 'to-provider'
  | 'from-provider'
  | 'call-hook'
  | 'hook-answer';

/** A call of a web hook that was heard here. */
export interface HeardHook {
  readonly method: string;
  /** Without a query. */
  readonly path: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The flow that it was called for, where its body tells. */
  readonly flowId?: string;
  /** Absent while the answer is awaited. */
  readonly status?: number;
}
