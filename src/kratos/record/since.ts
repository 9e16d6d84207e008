import { isInterruption, isRefusal } from '../flow/outcomeKinds';
import type { Flow } from '../flow/types';
import type { PersonaSession, FlowRecord } from './types';

/** What has become of what a flow says about its persona's session, since its last answer. */
export type Since =
  /** It gave the persona a session, or changed what one belongs to, or needs one: that session is over. */
  | 'signed-out'
  /** It gave the persona a session, and another has taken its place. */
  | 'another-session'
  /** It asks for a sign-in, a second factor or a fresh proof, and another flow has brought that meanwhile. */
  | 'given'
  /** It was interrupted, and its work has gone on in another flow (`next`). */
  | 'went-on';

/** Whether a flow led to a provider, and its work went on in another flow. A recovery that passed is told as that. */
export function wentOnElsewhere({ outcome, next, status, type }: FlowRecord): boolean {
  return outcome?.kind === 'redirect-wanted' && next !== undefined && status === 'done' && type !== 'recovery';
}

/**
 * Compares what the last answer of a flow said with what is known of the persona's session now. Undefined while it
 * still holds, and while nothing is known. Kratos refuses a login, registration or recovery whose client has a session
 * (400 `session_already_available`), a step up that was made elsewhere likewise; settings and second factors need a
 * session (401).
 */
export function sinceThen(record: FlowRecord, known: PersonaSession): Since | undefined {
  const { outcome, status, flow } = record;
  if (outcome && record.next !== undefined && isInterruption(outcome)) return 'went-on';
  if (wentOnElsewhere(record)) return 'went-on';
  if (known.status === 'unknown') return undefined;
  if (outcome === undefined) return flow && status === 'open' ? whileWaiting(flow, known) : undefined;
  const over = known.status === 'signed-out' ? 'signed-out' : undefined;
  if (isRefusal(outcome)) return undefined;
  switch (outcome.kind) {
    case 'signed-in':
      return over ?? replaced(outcome.session.id, known);
    case 'registered':
      return outcome.session && (over ?? replaced(outcome.session.id, known));
    case 'passed':
      return record.type === 'recovery' ? over : undefined;
    case 'saved':
      return over;
    case 'started':
    case 'redisplayed':
    case 'advanced':
      return status === 'open' ? whileWaiting(outcome.flow, known) : undefined;
    case 'step-up-wanted':
      return status === 'expired' ? undefined : (over ?? given(hasSecondFactor(known)));
    case 'sign-in-wanted':
      return status === 'expired' ? undefined : given(over === undefined);
    case 'refresh-wanted':
      return status === 'expired' ? undefined : (over ?? given(provedAfter(record, known)));
    case 'already-signed-in':
      return over;
    case 'signed-out':
    case 'redirect-wanted':
      return undefined;
  }
}

function whileWaiting(flow: Flow, known: PersonaSession): Since | undefined {
  const over = known.status === 'signed-out' ? 'signed-out' : undefined;
  switch (flow.flowType) {
    case 'login':
      if (flow.requestedAal === 'aal2') return over ?? given(!flow.refresh && hasSecondFactor(known));
      return given(!flow.refresh && over === undefined);
    case 'registration':
    case 'recovery':
      return given(over === undefined);
    case 'settings':
      return over;
    case 'verification':
      return undefined;
  }
}

function given(is: boolean): Since | undefined {
  return is ? 'given' : undefined;
}

function replaced(sessionId: string, { session }: PersonaSession): Since | undefined {
  return session !== undefined && session.id !== sessionId ? 'another-session' : undefined;
}

function hasSecondFactor({ session, wanted }: PersonaSession): boolean {
  return session?.aal === 'aal2' && wanted === undefined;
}

/** Whether the persona signed in after the answer that asked for it. */
function provedAfter({ exchanges }: FlowRecord, { session }: PersonaSession): boolean {
  const asked = exchanges.at(-1)?.startedAt;
  const proved = Date.parse(session?.authenticatedAt ?? '');
  return asked !== undefined && proved > asked;
}

/** What is known of a session before anything is: nothing. Also of a flow without a persona. */
export function nothingKnown(personaId = ''): PersonaSession {
  return { personaId, status: 'unknown' };
}
