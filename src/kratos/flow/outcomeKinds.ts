import type { Outcome } from './outcome.types';

const continuing = ['started', 'redisplayed', 'advanced'] as const;
const refusing = [
  'expired',
  'replaced',
  'csrf-refused',
  'not-found',
  'rate-limited',
  'refused',
  'server-failed',
  'not-kratos',
  'unreachable',
] as const;

/** Outcomes that hold a flow with more to do. */
export type Continuation = Extract<Outcome, { readonly kind: (typeof continuing)[number] }>;
/** Outcomes that only say why nothing was done. */
export type Refusal = Extract<Outcome, { readonly kind: (typeof refusing)[number] }>;

/** Whether the flow is there and goes on. */
export function goesOn(outcome: Outcome): outcome is Continuation {
  return continuing.some((kind) => kind === outcome.kind);
}

/** Whether nothing was done: such an answer says nothing of a session, and of the flow only that it is not served. */
export function isRefusal(outcome: Outcome): outcome is Refusal {
  return refusing.some((kind) => kind === outcome.kind);
}

/** Whether the answer asks for another login before the work can go on. */
export function isInterruption(outcome: Outcome): boolean {
  return ['step-up-wanted', 'refresh-wanted', 'sign-in-wanted'].includes(outcome.kind);
}
