import type { Outcome } from '../flow/outcome.types';
import { isLocal } from './blank';
import type { FlowRecord, FlowStatus } from './types';

/**
 * What an outcome makes of a flow. What says nothing about the flow itself (a proxy's page, a timeout) leaves it as it
 * was.
 */
export function statusAfter(outcome: Outcome, before: Pick<FlowRecord, 'id' | 'type' | 'status' | 'flow'>): FlowStatus {
  switch (outcome.kind) {
    case 'started':
    case 'redisplayed':
    case 'advanced':
      return 'open';
    case 'signed-in':
    case 'registered':
    case 'saved':
    case 'passed':
    case 'signed-out':
      return 'done';
    case 'expired':
      return 'expired';
    case 'replaced':
    case 'not-found':
      return 'failed';
    case 'step-up-wanted':
      // A login that is answered so went well: the first factor is through. Anything else waits for the second.
      return before.type === 'login' && before.flow ? 'done' : interrupted(before);
    case 'redirect-wanted':
      // Without `use_continue_with_transitions` a passed recovery answers so; elsewhere a provider or another server is
      // next.
      return before.type === 'recovery' && before.flow ? 'done' : interrupted(before);
    case 'refresh-wanted':
    case 'sign-in-wanted':
      return interrupted(before);
    case 'refused':
      return outcome.error.continueWith.length > 0 ? 'failed' : kept(before);
    case 'already-signed-in':
    case 'csrf-refused':
    case 'rate-limited':
    case 'server-failed':
    case 'not-kratos':
    case 'unreachable':
      return kept(before);
  }
}

/** The flow exists and waits, even when it could not be read yet; a start that was refused left nothing behind. */
function interrupted(before: Pick<FlowRecord, 'id'>): FlowStatus {
  return isLocal(before.id) ? 'failed' : 'open';
}

function kept(before: Pick<FlowRecord, 'status' | 'flow'>): FlowStatus {
  return before.flow ? before.status : 'failed';
}

/** A flow whose time ran out since the store looked last is expired already. */
export function statusAt(record: FlowRecord, now: number): FlowStatus {
  return record.status === 'open' && record.expiresAt !== undefined && record.expiresAt <= now
    ? 'expired'
    : record.status;
}
