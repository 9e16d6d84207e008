import { t } from '@vscode/l10n';
import { csrfCauseByWords, csrfDetails } from '../flow/csrf';
import type { ErrorBody } from '../flow/outcome.types';
import { readLoginUrl } from '../flow/urls';
import { errorBodyKnowledge } from '../knowledge/errorBody';
import { errorKnowledge } from '../knowledge/errors';
import { explainCsrfRefusal } from '../knowledge/outcomes/causes/causes';
import { plainWords } from '../knowledge/plainWords';
import { errorWithoutIdKnowledge } from '../knowledge/reasons';
import type { Knowledge } from '../knowledge/types';

import { openFlow, unreachable } from './leads';
import { description, facts, type Description, type GoOn } from './description';

/**
 * An error body: what its id says, or its words where it has none. `hasFlow`: a flow stood behind it in the same body.
 */
export function describeError(error: ErrorBody, hasFlow: boolean): Description {
  const { id, code, redirectBrowserTo, useFlowId } = error;
  // Of an id that is not known the words may be.
  const known = errorBodyKnowledge(error, code) ?? errorWithoutIdKnowledge(code, error.reason ?? '', error.message);
  return description({
    title: id ?? t('An error without an id ({0})', code === 0 ? t('no status') : code),
    what:
      known === undefined
        ? t('An error body of Kratos, or of something that answers like it.')
        : plainWords(known.title),
    facts: facts(
      [t('Status'), code === 0 ? undefined : String(code)],
      [t('Leads to'), redirectBrowserTo],
      [t('The new flow'), useFlowId],
    ),
    literal: literalWords(error),
    ...reasons(error, known),
    odd: [
      ...unreachable(redirectBrowserTo ?? ''),
      ...(hasFlow
        ? [t('A flow stands behind it in the same body. It does not exist on the server; its messages are a hook’s.')]
        : []),
    ],
    names: id === undefined || errorKnowledge(id) === undefined ? [] : [id],
    goOn: goOnFrom(error),
  });
}

/** Why it was, and what to do: of a CSRF refusal whose words name the cause, that one alone. */
function reasons(error: ErrorBody, known: Knowledge | undefined): Pick<Description, 'why' | 'todo'> {
  const cause = error.id === 'security_csrf_violation' ? csrfCauseByWords(error) : 'unknown';
  if (cause !== 'unknown') {
    const { why, todo } = explainCsrfRefusal(cause);
    return { why, todo: todo === undefined ? [] : [todo] };
  }
  return {
    ...(known && { why: [plainWords(known.meaning), ...(known.causes ?? []).slice(0, 3).map(plainWords)].join('\n') }),
    todo: known?.next?.map(plainWords) ?? [t('Go by the status and the words: nothing more is known of this one.')],
  };
}

function goOnFrom({ id, redirectBrowserTo = '' }: ErrorBody): readonly GoOn[] {
  if (id === 'session_aal2_required' || readLoginUrl(redirectBrowserTo) === 'aal2')
    return [{ label: t('Step up'), act: { kind: 'start-flow', type: 'login', parameters: { aal: 'aal2' } } }];
  if (id === 'session_refresh_required')
    return [
      { label: t('Confirm it is you'), act: { kind: 'start-flow', type: 'login', parameters: { refresh: true } } },
    ];
  return openFlow(redirectBrowserTo);
}

/** What a refusal says beside its general words. */
function literalWords(error: ErrorBody): string {
  const { reason, hint } = csrfDetails(error);
  return [error.reason ?? error.message, reason, hint].filter((text) => text !== undefined && text !== '').join('\n');
}
