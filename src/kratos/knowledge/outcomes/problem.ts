import type { Outcome } from '../../flow/outcome.types';
import { lastMistake } from '../../record/captured';
import { sinceThen } from '../../record/since';
import type { FlowRecord } from '../../record/types';
import { describeBrowsing } from './causes/browsing';
import { sendAgain } from './causes/cause';
import { cookieNotice } from './causes/cookies';
import { deadEnd } from './causes/deadEnd';
import { csrfRefused, foreignAnswer, notFound, rateLimited, serverFailed, unreachable } from './causes/failures';
import { alreadySignedIn, refreshWanted, signInWanted, stepUpWanted } from './causes/interruptions';
import { keyFailed, keyRefused } from './causes/keys';
import { describeSince } from './causes/overtaken';
import { describeRedirect } from './causes/redirect';
import { missingFactor, refusedByHook, refusedSilently } from './causes/refusals';
import { refused } from './causes/refused';
import { alreadyPassed, expired, expiredByTime, replaced, spoilt } from './causes/spent';
import { describeMistake } from './pageMistakes';
import { standing } from './standing';
import type { Cause, Explanation, Situation } from './types';

/** What went wrong or what is asked for. Undefined when the flow simply goes on, or is over and well. */
export function explainProblem(input: Situation): Explanation | undefined {
  const cause = findCause(input);
  return cause && { ...cause, short: standing(input.record, input.session, input.now).short };
}

function findCause(input: Situation): Cause | undefined {
  const { record, now } = input;
  if (record.spoilt === true) return spoilt();
  const { status, expiresAt = Infinity } = record;
  const isExpired = status !== 'done' && (status === 'expired' || expiresAt <= now);
  const since = isExpired ? undefined : sinceThen(record, input.session);
  return (
    pageMistake(record) ??
    (isExpired ? undefined : describeBrowsing(input)) ??
    (since && describeSince(input, since)) ??
    (record.outcome && explainOutcome(input, record.outcome)) ??
    (isExpired ? expiredByTime() : (alreadyPassed(record) ?? deadEnd(input) ?? cookieNotice(input)))
  );
}

/** What the watched page did wrong in the last step: it tells more than what came of that. */
function pageMistake(record: FlowRecord): Cause | undefined {
  const mistake = lastMistake(record);
  if (mistake === undefined) return undefined;
  const { title, why, todo } = describeMistake(mistake);
  return { tone: 'warn', title, why, todo, remedies: [] };
}

function explainOutcome(input: Situation, outcome: Outcome): Cause | undefined {
  switch (outcome.kind) {
    case 'redisplayed':
      return outcome.news.some(({ type }) => type === 'error')
        ? (missingFactor(outcome.news) ?? keyRefused(input, outcome.news))
        : refusedSilently(sendAgain(input));
    case 'started':
    case 'advanced':
    case 'signed-in':
    case 'registered':
    case 'saved':
    case 'passed':
    case 'signed-out':
      return undefined;
    case 'redirect-wanted':
      return describeRedirect(input, outcome.url, outcome.status);
    case 'step-up-wanted':
      return stepUpWanted(input, outcome);
    case 'refresh-wanted':
      return refreshWanted(outcome);
    case 'sign-in-wanted':
      return signInWanted(input, outcome);
    case 'already-signed-in':
      return alreadySignedIn(input, outcome);
    case 'expired':
      return expired(input, outcome);
    case 'replaced':
      return replaced(outcome);
    case 'csrf-refused':
      return csrfRefused(input, outcome);
    case 'not-found':
      return notFound(outcome);
    case 'rate-limited':
      return rateLimited(input, outcome);
    case 'refused':
      return outcome.messages === undefined
        ? refused(input, outcome.status, outcome.error)
        : refusedByHook(outcome.messages, outcome.error);
    case 'server-failed':
      return keyFailed(input, outcome) ?? serverFailed(input, outcome);
    case 'not-kratos':
      return foreignAnswer(input, outcome);
    case 'unreachable':
      return unreachable(input, outcome);
  }
}
