import { t } from '@vscode/l10n';
import { errorBodyKnowledge } from '../../errorBody';
import { plainWords } from '../../plainWords';
import { explainCsrf, explainFailure, explainNotKratos } from './troubles';
import type { Knowledge } from '../../types';
import type { CsrfCause, CsrfEvidence, ErrorBody, Failure, Outcome } from '../../../flow/outcome.types';

/** A cause and a cure, in plain sentences. */
export interface Explained {
  /** Absent where the caller has a better one. */
  readonly title?: string;
  readonly why: string;
  readonly todo?: string;
}

/** The true cause of a CSRF refusal. */
export function explainCsrfRefusal(cause: CsrfCause, evidence?: CsrfEvidence): Explained {
  const { why, cure } = explainCsrf(cause, evidence);
  return { why, todo: cure };
}

/**
 * What is known of an error body: by its id, or else by its status and reason. Undefined for an error that is not
 * known.
 */
export function explainError(error: ErrorBody | undefined, status: number): Explained | undefined {
  const knowledge = errorBodyKnowledge(error, status);
  return knowledge === undefined ? undefined : inSentences(knowledge);
}

/** What is known of an error that has no id but a reason of its own, such as a switched-off account. */
export function explainByReason(error: ErrorBody | undefined, status: number): Explained | undefined {
  const told = error?.id === undefined && error?.reason !== undefined && error.reason !== '';
  return told ? explainError(error, status) : undefined;
}

/**
 * Why the server answered with a 5xx. Without a body of Kratos, a gateway's own statuses come from what stands before
 * it.
 */
export function explainServerFailure(error: ErrorBody | undefined, status: number): Explained {
  const known = explainError(error, status);
  if (known !== undefined) return known;
  if (error === undefined && status >= 502 && status <= 504) {
    return {
      why: t('This answer is not from Kratos: a proxy or gateway in front of it says that it got none.'),
      todo: t('Check that Kratos is running and that the proxy has the right address for it, then send it again.'),
    };
  }
  return {
    why: t(
      'The fault is on the server’s side: its log says more than its answer. What you typed was not the cause, or not alone.',
    ),
    todo: t('Read the server’s log, then send it again.'),
  };
}

/** Why no answer came. `url` is the address that was asked. */
export function explainFailed(failure: Failure, url: string): Explained & { readonly title: string } {
  const { what, todo } = explainFailure(failure, { url });
  return { title: failureTitle(failure), why: what, todo };
}

/** Where an answer may come from that no Kratos gives. */
export function explainForeignAnswer({ reason, status }: Extract<Outcome, { kind: 'not-kratos' }>): Explained {
  const { what, todo } = explainNotKratos(reason, status);
  return { why: what, todo };
}

function failureTitle(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return t('The server does not answer');
    case 'dns':
      return t('The server cannot be found');
    case 'tls':
      return t('The server’s certificate is not trusted');
    case 'timeout':
      return t('The server did not answer in time');
    case 'reset':
      return t('The connection broke off');
    case 'cancelled':
      return t('Cancelled');
    case 'not-recorded':
      return t('The answer was not recorded');
    case 'too-large':
      return t('The answer is too large');
    case 'invalid-url':
      return t('The address cannot be asked');
    case 'other':
      return t('The request failed');
  }
}

function inSentences({ title, meaning, causes, next }: Knowledge): Explained {
  const why = [meaning, causes?.[0]]
    .filter((text) => text !== undefined)
    .map(plainWords)
    .join(' ');
  const todo = next?.[0];
  // The status is in the timeline.
  const words = { title: plainWords(title).replace(/^\d{3} · /, ''), why };
  return todo === undefined ? words : { ...words, todo: plainWords(todo) };
}
