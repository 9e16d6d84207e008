import { t } from '@vscode/l10n';
import type { Failure, Outcome } from '../../flow/outcome.types';
import type { ClientKind, FlowState, FlowType } from '../../flow/types';
import { isInterruption } from '../../flow/outcomeKinds';
import { wentOnElsewhere, type Since } from '../../record/since';
import type { FlowRecord, FlowStatus } from '../../record/types';
import { expiredWords } from './causes/spent';
import { changeWords } from './changes';

/** The name of a flow type as a heading. */
export function flowTitle(type: FlowType): string {
  switch (type) {
    case 'login':
      return t('Login');
    case 'registration':
      return t('Registration');
    case 'settings':
      return t('Settings');
    case 'recovery':
      return t('Recovery');
    case 'verification':
      return t('Verification');
  }
}

export function clientWord(client: ClientKind): string {
  return client === 'browser' ? t('browser') : t('native');
}

/** What an open flow waits for, in two words. A state of a later version is shown as what it is. */
export function stateWords(state: FlowState): string {
  switch (state) {
    case 'choose_method':
      return t('choose method');
    case 'sent_email':
      return t('code sent');
    case 'passed_challenge':
      return t('passed');
    case 'show_form':
      return t('form shown');
    case 'success':
      return t('saved');
    case 'recovery_awaiting_address':
      return t('address wanted');
    case 'recovery_awaiting_address_choice':
      return t('choose address');
    case 'recovery_confirming_address':
      return t('confirm address');
    case 'recovery_awaiting_code':
      return t('code wanted');
    default:
      return state;
  }
}

export function statusWord(status: FlowStatus): string {
  switch (status) {
    case 'open':
      return t('open');
    case 'done':
      return t('done');
    case 'failed':
      return t('failed');
    case 'expired':
      return expiredWords().short;
  }
}

/** How the last step ended, in two or three words. */
function outcomeWords(outcome: Outcome, type: FlowType): string {
  switch (outcome.kind) {
    case 'started':
    case 'redisplayed':
    case 'advanced':
      return stateWords(outcome.flow.state);
    case 'signed-in':
      return t('signed in');
    case 'registered':
      return outcome.session ? t('registered, signed in') : t('registered');
    case 'saved':
      return t('saved');
    case 'passed':
      return type === 'verification' ? t('address verified') : t('recovered');
    case 'signed-out':
      return t('signed out');
    case 'redirect-wanted':
      return t('redirect wanted');
    case 'step-up-wanted':
      return t('second factor wanted');
    case 'refresh-wanted':
      return t('fresh sign-in wanted');
    case 'sign-in-wanted':
      return t('sign-in wanted');
    case 'already-signed-in':
      return t('already signed in');
    case 'expired':
      return expiredWords().short;
    case 'replaced':
      return t('replaced');
    case 'csrf-refused':
      return t('CSRF refused');
    case 'not-found':
      return t('not found');
    case 'rate-limited':
      return t('too many requests');
    case 'refused':
      return outcome.error.id ?? t('refused, {0}', outcome.status);
    case 'server-failed':
      return t('server error {0}', outcome.status);
    case 'not-kratos':
      return t('not from Kratos');
    case 'unreachable':
      return failureWords(outcome.failure.kind);
  }
}

/** What an answer was, beside others: a form is told by what became of the one before. */
export function answerWords(outcome: Outcome, type: FlowType): string {
  if (outcome.kind === 'started') return t('a form');
  if (outcome.kind === 'redisplayed') return t('the same form again');
  return outcome.kind === 'advanced' ? t('the next form') : outcomeWords(outcome, type);
}

/** How a flow ended, or what it waits for: as `outcomeWords`, but a change of settings says what was changed. */
export function endWords(record: FlowRecord, outcome: Outcome): string {
  if (wentOnElsewhere(record)) return t('went on');
  return outcome.kind === 'saved' ? changeWords(record).short : outcomeWords(outcome, record.type);
}

/** What became of a flow because of another one of its persona, in two or three words. */
export function sinceWords({ type, outcome, status }: FlowRecord, since: Since): string {
  switch (since) {
    case 'signed-out':
      return t('signed out');
    case 'another-session':
      return t('session replaced');
    case 'given':
      if (outcome?.kind === 'step-up-wanted' && type === 'login' && status === 'done') return t('signed in');
      return outcome !== undefined && isInterruption(outcome) ? t('can go on') : t('not needed');
    case 'went-on':
      return type === 'login' && outcome?.kind !== 'redirect-wanted' ? t('signed in') : t('went on');
  }
}

/** Why no answer came, in two words. */
export function failureWords(kind: Failure['kind']): string {
  switch (kind) {
    case 'refused':
      return t('refused');
    case 'dns':
      return t('unknown host');
    case 'tls':
      return t('bad certificate');
    case 'timeout':
      return t('no answer');
    case 'reset':
      return t('connection lost');
    case 'cancelled':
      return t('cancelled');
    case 'not-recorded':
      return t('answer not recorded');
    case 'too-large':
      return t('answer too large');
    case 'invalid-url':
      return t('bad address');
    case 'other':
      return t('unreachable');
  }
}
