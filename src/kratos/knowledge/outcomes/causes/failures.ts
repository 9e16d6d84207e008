import { t } from '@vscode/l10n';
import { isNobodysFault } from '../../../flow/failures';
import type { Outcome } from '../../../flow/outcome.types';
import { again, cause, sendAgain, type Rest } from './cause';
import {
  explainByReason,
  explainCsrfRefusal,
  explainFailed,
  explainForeignAnswer,
  explainServerFailure,
} from './causes';
import { readJsonnetPlace } from '../../../providers/jsonnetPlace';
import { compare } from './comparison';
import { csrfTrouble, describeTrouble, neverGotCookie } from './cookies';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';

/** Cookie and token do not fit. */
export function csrfRefused(input: Situation, outcome: Extract<Outcome, { kind: 'csrf-refused' }>): Cause {
  const trouble = csrfTrouble(input) ?? outcome.evidence?.trouble;
  const start = remedy({ kind: 'restart' }, t('Start a new flow'), 'add', true);
  // The form sends its token: what left it out is cured by sending it once more. In every other case the flow and the
  // cookie do not fit.
  const sendMore = outcome.cause === 'no-token' ? sendAgain(input, true) : undefined;
  return cause(
    'bad',
    t('Kratos refused the request: CSRF'),
    outcome.error.id ?? 'security_csrf_violation',
    outcome.error,
    {
      ...explainCsrfRefusal(outcome.cause, outcome.evidence),
      ...compare(outcome.evidence),
      remedies: sendMore
        ? remedies(sendMore, restart())
        : remedies(outcome.cause === 'flow-of-another-client' ? start : restart(true), sendAgain(input)),
      ...(trouble !== undefined && describeTrouble(trouble)),
      ...(outcome.cause === 'no-cookie' && neverGotCookie(input.record) && noCookieSet()),
    },
  );
}

/** Starting again would bring no cookie either. */
function noCookieSet(): Rest {
  return {
    why: t('No answer to this flow set a CSRF cookie, so none could be sent. Kratos sets one with every browser flow.'),
    todo: t('Check the proxy in between: it removes Set-Cookie. Or give the connection the address of Kratos itself.'),
    remedies: remedies(lookAtConnection(true)),
  };
}

export function notFound(outcome: Extract<Outcome, { kind: 'not-found' }>): Cause {
  return cause('bad', t('The server does not know this flow'), outcome.error?.id, outcome.error, {
    why: t(
      'The flow was deleted, belongs to another server, or the server lost it (a database in memory ends with its server). A method that is switched off answers the same.',
    ),
    todo: t('Start again. If that answers 404 too, look at the address of the connection.'),
    ...explainByReason(outcome.error, 404),
    remedies: remedies(restart(true), lookAtConnection()),
  });
}

export function rateLimited(input: Situation, outcome: Extract<Outcome, { kind: 'rate-limited' }>): Cause {
  return cause('warn', t('Too many requests'), outcome.error?.id, outcome.error, {
    why:
      outcome.retryAfter === undefined
        ? t(
            'The server, or something in front of it, limits how often this may be asked. It does not say for how long.',
          )
        : t(
            'The server, or something in front of it, limits how often this may be asked. It says: try again after {0}.',
            retryText(outcome.retryAfter),
          ),
    todo: t('Wait, then send it again; nothing is lost.'),
    remedies: remedies(again(input)),
  });
}

export function serverFailed(input: Situation, outcome: Extract<Outcome, { kind: 'server-failed' }>): Cause {
  return cause('bad', t('The server failed ({0})', outcome.status), outcome.error?.id, outcome.error, {
    ...explainServerFailure(outcome.error, outcome.status),
    ...brokenJsonnet(input, outcome),
  });
}

/** Where a mapper, or the body of a hook, broke off, with its file where it has one; else what can be done always. */
function brokenJsonnet(
  input: Situation,
  outcome: Extract<Outcome, { kind: 'server-failed' }>,
): Pick<Rest, 'todo' | 'remedies'> {
  const usual = [again(input), restart()];
  const place = readJsonnetPlace(outcome.error?.message ?? '');
  if (place === undefined) return { remedies: remedies(...usual) };
  const { path, line, column } = place;
  if (path === undefined) {
    const todo = t(
      'It broke off at line {0}, column {1} of the Jsonnet that stands in the configuration as base64. Mend it there.',
      line,
      column,
    );
    return { todo, remedies: remedies(...usual) };
  }
  return {
    todo: t('It broke off at line {0}, column {1} of {2}. Mend it there.', line, column, path),
    remedies: remedies(
      remedy({ kind: 'open-source' }, t('Open {0}', path.slice(path.lastIndexOf('/') + 1)), 'go-to-file', true),
      restart(),
    ),
  };
}

export function foreignAnswer(input: Situation, outcome: Extract<Outcome, { kind: 'not-kratos' }>): Cause {
  return cause('bad', t('This answer does not come from Kratos'), undefined, undefined, {
    ...explainForeignAnswer(outcome),
    literal: t(
      'HTTP {0}, {1}',
      outcome.status,
      outcome.contentType === '' ? t('no content type') : outcome.contentType,
    ),
    remedies: remedies(again(input), lookAtConnection()),
  });
}

export function unreachable(input: Situation, outcome: Extract<Outcome, { kind: 'unreachable' }>): Cause {
  const { title, ...rest } = explainFailed(outcome.failure, askedUrl(input));
  const cancelled = isNobodysFault(outcome.failure);
  return cause(cancelled ? 'warn' : 'bad', title, undefined, undefined, {
    ...rest,
    remedies: remedies(again(input), ...(cancelled ? [] : [lookAtConnection()])),
  });
}

/** The server is there, and this is where to look at its address. */
function lookAtConnection(primary = false): Remedy {
  return remedy({ kind: 'edit-connection' }, t('Look at the connection'), 'plug', primary);
}

/** `Retry-After` is a number of seconds or a date. */
function retryText(retryAfter: string): string {
  return /^\d+$/.test(retryAfter) ? t('{0} s', retryAfter) : retryAfter;
}

/** The address of the last request, without its query. */
function askedUrl({ record, connection }: Situation): string {
  return record.exchanges.at(-1)?.request.url.split('?')[0] ?? connection?.publicUrl ?? '';
}
