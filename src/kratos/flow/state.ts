import type { Outcome } from './outcome.types';
import type { Flow } from './types';

/** A flow as a tree or a panel knows it: the last picture, how it went, and what the last answer meant. A flow record fits. */
export interface FlowPicture {
  readonly status?: 'open' | 'done' | 'failed' | 'expired';
  readonly flow?: Flow;
  readonly outcome?: Outcome;
  readonly spoilt?: boolean;
}

/** How a state looks: `good` for done, `bad` for refused or failed, `warn` for what wants the person's attention. */
export interface StateLabel {
  readonly label: string;
  readonly tone: 'neutral' | 'good' | 'bad' | 'warn';
}

/** A short label for where a flow stands. A state that is not known is shown verbatim. Takes a flow, or a picture of one with its last outcome. */
export function describeFlowState(subject: Flow | FlowPicture): StateLabel {
  if ('flowType' in subject) return describeFlow(subject);
  const { status, flow, outcome, spoilt } = subject;
  if (status === 'expired') return { label: 'expired', tone: 'warn' };
  if (spoilt === true) return { label: 'spoilt', tone: 'bad' };
  const told = outcome && describeOutcome(outcome);
  if (told) return told;
  if (outcome?.kind === 'redisplayed') {
    // A settings flow that succeeded once says `success` for good, refused or not.
    const { label } = describeFlow(
      outcome.flow.state === 'success' ? { ...outcome.flow, state: 'show_form' } : outcome.flow,
    );
    return { label, tone: 'warn' };
  }
  if (status === 'failed') return { label: 'failed', tone: 'bad' };
  if (flow === undefined)
    return status === 'done' ? { label: 'done', tone: 'good' } : { label: 'not read yet', tone: 'neutral' };
  return describeFlow(flow);
}

/** Outcomes that say more than the flow's own state; the others leave the word to the flow. */
function describeOutcome(outcome: Outcome): StateLabel | undefined {
  switch (outcome.kind) {
    case 'started':
    case 'redisplayed':
    case 'advanced':
      return undefined;
    case 'signed-in':
      return outcome.session.identity === undefined
        ? { label: 'signed in, second factor wanted', tone: 'warn' }
        : { label: 'signed in', tone: 'good' };
    case 'registered':
      return { label: 'registered', tone: 'good' };
    case 'saved':
      return { label: 'saved', tone: 'good' };
    case 'passed':
      return { label: outcome.flow.flowType === 'verification' ? 'verified' : 'recovered', tone: 'good' };
    case 'signed-out':
      return { label: 'signed out', tone: 'good' };
    case 'redirect-wanted':
      return { label: 'redirect wanted', tone: 'warn' };
    case 'step-up-wanted':
      return { label: 'second factor wanted', tone: 'warn' };
    case 'refresh-wanted':
      return { label: 'fresh sign-in wanted', tone: 'warn' };
    case 'sign-in-wanted':
      return { label: 'sign-in wanted', tone: 'warn' };
    case 'already-signed-in':
      return { label: 'already signed in', tone: 'warn' };
    case 'expired':
      return { label: 'expired', tone: 'warn' };
    case 'replaced':
      return { label: 'replaced by a new flow', tone: 'warn' };
    case 'csrf-refused':
      return { label: 'refused (CSRF)', tone: 'bad' };
    case 'not-found':
      return { label: 'not found', tone: 'bad' };
    case 'rate-limited':
      return { label: 'rate limited', tone: 'warn' };
    case 'refused':
      return { label: 'refused', tone: 'bad' };
    case 'server-failed':
      return { label: `server error ${outcome.status}`, tone: 'bad' };
    case 'not-kratos':
      return { label: 'not from Kratos', tone: 'bad' };
    case 'unreachable':
      return outcome.failure.kind === 'cancelled'
        ? { label: 'cancelled', tone: 'neutral' }
        : { label: 'unreachable', tone: 'bad' };
  }
}

function describeFlow(flow: Flow): StateLabel {
  switch (flow.state) {
    case 'choose_method':
      return { label: describeChoice(flow), tone: 'neutral' };
    case 'sent_email':
      return { label: flow.active === 'link' ? 'link sent' : 'code sent', tone: 'neutral' };
    case 'passed_challenge':
      return { label: flow.flowType === 'verification' ? 'verified' : 'passed', tone: 'good' };
    case 'show_form':
      return { label: 'open', tone: 'neutral' };
    case 'success':
      return { label: 'saved', tone: 'good' };
    case 'recovery_awaiting_address':
      return { label: 'address wanted', tone: 'neutral' };
    case 'recovery_awaiting_address_choice':
      return { label: 'choose address', tone: 'neutral' };
    case 'recovery_confirming_address':
      return { label: 'confirm address', tone: 'neutral' };
    case 'recovery_awaiting_code':
      return { label: 'code sent', tone: 'neutral' };
    default:
      return { label: flow.state === '' ? 'no state' : flow.state, tone: 'neutral' };
  }
}

function describeChoice(flow: Flow): string {
  const asks = (group: string): boolean =>
    flow.nodes.some((node) => node.type === 'input' && node.group === group && node.inputType === 'submit');
  if (flow.flowType === 'recovery' || flow.flowType === 'verification') return 'address wanted';
  if (flow.flowType === 'login') {
    if (flow.requestedAal === 'aal2') return 'second factor wanted';
    if (flow.refresh) return 'confirm sign-in';
    return asks('identifier_first') ? 'identifier wanted' : 'choose method';
  }
  const firstStep = flow.nodes.some(
    (node) => node.group === 'profile' && node.type === 'input' && node.name === 'method',
  );
  return firstStep ? 'details wanted' : 'choose method';
}
