import { isNobodysFault } from '../../flow/failures';
import { t } from '@vscode/l10n';
import { goesOn } from '../../flow/outcomeKinds';
import type { Outcome } from '../../flow/outcome.types';
import { sinceThen } from '../../record/since';
import type { PersonaSession, FlowRecord } from '../../record/types';
import { statusAt } from '../../record/status';
import type { Standing, Tone } from './types';
import { endWords, sinceWords, stateWords, statusWord } from './words';

/** Where a flow stands, in a word or two as the tree says it, and how that feels. `now` is epoch milliseconds. */
export function standing(record: FlowRecord, session: PersonaSession, now: number): Standing {
  const { flow, outcome } = record;
  if (record.spoilt === true) return { short: t('spoilt'), tone: 'bad' };
  if (statusAt(record, now) === 'expired') return { short: statusWord('expired'), tone: 'warn' };
  const since = sinceThen(record, session);
  if (since !== undefined) return { short: sinceWords(record, since), tone: since === 'given' ? 'good' : 'neutral' };
  // Whoever signed in, and is asked for more, is not through yet.
  if (record.status === 'done' && session.wanted !== undefined && gaveSession(record))
    return { short: t('second factor wanted'), tone: 'warn' };
  const asksForMore = record.status === 'open' && flow?.flowType === 'login' && flow.state === 'choose_method';
  if (asksForMore && flow.requestedAal === 'aal2' && (outcome === undefined || goesOn(outcome)))
    return { short: t('second factor wanted'), tone: 'warn' };
  if (outcome !== undefined) return { short: endWords(record, outcome), tone: outcomeTone(outcome) };
  return { short: flow === undefined ? statusWord(record.status) : stateWords(flow.state), tone: 'neutral' };
}

function gaveSession({ outcome, type }: FlowRecord): boolean {
  if (outcome?.kind === 'registered') return outcome.session !== undefined;
  return outcome?.kind === 'signed-in' || (outcome?.kind === 'passed' && type === 'recovery');
}

function outcomeTone(outcome: Outcome): Tone {
  switch (outcome.kind) {
    case 'started':
    case 'advanced':
    case 'redisplayed':
      return 'neutral';
    case 'signed-in':
    case 'registered':
    case 'saved':
    case 'passed':
    case 'signed-out':
      return 'good';
    case 'redirect-wanted':
    case 'step-up-wanted':
    case 'refresh-wanted':
    case 'sign-in-wanted':
    case 'already-signed-in':
    case 'expired':
    case 'replaced':
    case 'rate-limited':
      return 'warn';
    case 'csrf-refused':
    case 'refused':
    case 'not-found':
    case 'server-failed':
    case 'not-kratos':
      return 'bad';
    case 'unreachable':
      return isNobodysFault(outcome.failure) ? 'warn' : 'bad';
  }
}
