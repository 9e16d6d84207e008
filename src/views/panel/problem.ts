import { t } from '@vscode/l10n';
import type { ErrorBody, Outcome } from '../../kratos/flow/outcome.types';
import type { CookieTrouble } from '../../kratos/flow/cookieTrouble';
import type { Connection, PersonaSession, FlowRecord } from '../../kratos/record/types';
import type { ActionView, ProblemView } from '../../protocol/state';
import { whyAsked } from '../../kratos/session/describe';
import { sinceThen } from '../../kratos/record/since';
import { button, buttons, restart } from './buttons';
import {
  explainCsrfRefusal,
  explainError,
  explainFailed,
  explainForeignAnswer,
  explainServerFailure,
  type Explained,
} from './causes';
import { cookieNotice, csrfTrouble, describeTrouble, neverGotCookie, sessionTrouble } from './cookieProblem';
import { literalText, missingFactor, refusedByHook, refusedSilently } from './refusals';
import { describeRedirect } from './redirect';
import { describeSince } from './since';

export interface ProblemInput {
  readonly record: FlowRecord;
  readonly personaName: string;
  readonly connection: Connection | undefined;
  readonly session: PersonaSession;
  /** The persona's cookies that do not come back to the server. */
  readonly cookieTroubles: readonly CookieTrouble[];
  /** The last press is still in memory (secrets typed with it included), so it can be sent once more. */
  readonly canSendAgain: boolean;
  readonly now: number;
}

/** What went wrong or what is asked for: the true cause first, the cure as buttons. Undefined when the flow simply goes on, or is over and well. */
export function describeProblem(input: ProblemInput): ProblemView | undefined {
  const { record, now } = input;
  if (record.spoilt === true) return spoilt();
  const since = isExpired(record, now) ? undefined : sinceThen(record, input.session);
  const overtaken = since && describeSince(input, since);
  if (overtaken !== undefined) return overtaken;
  const fromOutcome = record.outcome === undefined ? undefined : ofOutcome(input, record.outcome);
  if (fromOutcome !== undefined) return fromOutcome;
  if (isExpired(record, now)) {
    return {
      tone: 'warn',
      title: t('The time of this flow is over'),
      id: 'self_service_flow_expired',
      why: t(
        'Every flow has a lifespan, set in the configuration for each type. The server refuses what is sent to it now.',
      ),
      todo: t('Start again with the same options; what you typed stays where it is no secret.'),
      actions: buttons(restart(true)),
    };
  }
  return alreadyPassed(record) ?? deadEnd(input) ?? cookieNotice(input);
}

function isExpired({ status, expiresAt = Infinity }: FlowRecord, now: number): boolean {
  return status !== 'done' && (status === 'expired' || expiresAt <= now);
}

function ofOutcome(input: ProblemInput, outcome: Outcome): ProblemView | undefined {
  const { record, session } = input;
  switch (outcome.kind) {
    case 'redisplayed':
      return outcome.news.some(({ type }) => type === 'error')
        ? missingFactor(outcome.news)
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

    case 'step-up-wanted': {
      const askedBy = session.wanted?.askedBy ?? (record.type === 'settings' ? 'settings' : 'login');
      const title =
        record.type === 'login' && record.status === 'done'
          ? t('The first factor is right, a second is wanted')
          : t('A second factor is wanted');
      return problem('warn', title, outcome.error?.id ?? 'session_aal2_required', outcome.error, {
        why: whyAsked(askedBy),
        todo:
          record.type === 'login'
            ? t('Step up: another login flow, with aal=aal2, asks for the second factor only.')
            : t('Step up: a login flow with aal=aal2 asks for the second factor only, and this flow goes on after it.'),
        actions: buttons(button({ kind: 'step-up' }, t('Step up'), 'shield', true), restart()),
      });
    }

    case 'refresh-wanted':
      return problem(
        'warn',
        t('Kratos wants to be sure that it is you'),
        outcome.error?.id ?? 'session_refresh_required',
        outcome.error,
        {
          why: t(
            'The sign-in is older than selfservice.flows.settings.privileged_session_max_age allows for this change. Nothing was changed yet.',
          ),
          todo: t(
            'Confirm with a login flow (refresh=true) of the same identity. What you pressed here is sent again after it.',
          ),
          actions: buttons(button({ kind: 'refresh' }, t('Confirm it is you'), 'verified', true)),
        },
      );

    case 'sign-in-wanted': {
      const lost = record.client === 'browser' ? sessionTrouble(input) : undefined;
      return problem('warn', t('{0} is not signed in', input.personaName), outcome.error.id, outcome.error, {
        ...(outcome.error.id === 'session_aal1_required'
          ? {
              why: t('A second factor can only follow a first one, and the request came without a valid session.'),
              todo: t('Sign in first, then step up.'),
            }
          : {
              why: t(
                'The request came without a session, or with one that is expired, revoked or of a disabled identity.',
              ),
              todo: t('Sign in; this flow goes on afterwards.'),
            }),
        ...byReason(outcome.error, 401),
        actions: buttons(button({ kind: 'sign-in' }, t('Sign in'), 'sign-in', true), restart()),
        ...(lost !== undefined && describeTrouble(lost)),
      });
    }

    case 'already-signed-in':
      return alreadySignedIn(input, outcome.error);

    case 'expired':
      return expired(input, outcome.useFlowId, outcome.error);

    case 'replaced':
      return problem(
        'warn',
        t('A new flow takes the place of this one'),
        outcome.error?.id ?? 'self_service_flow_replaced',
        outcome.error,
        {
          why: t(
            'The code was used already or tried too often. Kratos closed this flow and made another that says why.',
          ),
          todo: t('Go on in the new flow.'),
          actions: buttons(button({ kind: 'use-flow' }, t('Open the new flow'), 'arrow-right', true), restart()),
        },
      );

    case 'csrf-refused': {
      const trouble = csrfTrouble(input);
      const start = button({ kind: 'restart' }, t('Start a new flow'), 'add', true);
      // The form sends its token: what left it out is cured by sending it once more. In every other case the flow and the cookie do not fit.
      const sendMore = outcome.cause === 'no-token' ? sendAgain(input, true) : undefined;
      return problem(
        'bad',
        t('Kratos refused the request: CSRF'),
        outcome.error.id ?? 'security_csrf_violation',
        outcome.error,
        {
          ...explainCsrfRefusal(outcome.cause),
          actions: sendMore
            ? buttons(sendMore, restart())
            : buttons(outcome.cause === 'flow-of-another-client' ? start : restart(true), sendAgain(input)),
          ...(trouble !== undefined && describeTrouble(trouble)),
          ...(outcome.cause === 'no-cookie' && neverGotCookie(record) && noCookieSet()),
        },
      );
    }

    case 'not-found':
      return problem('bad', t('The server does not know this flow'), outcome.error?.id, outcome.error, {
        why: t(
          'The flow was deleted, belongs to another server, or the server lost it (a database in memory ends with its server). A method that is switched off answers the same.',
        ),
        todo: t('Start again. If that answers 404 too, look at the address of the connection.'),
        ...byReason(outcome.error, 404),
        actions: buttons(restart(true), button({ kind: 'edit-connection' }, t('Look at the connection'), 'plug')),
      });

    case 'rate-limited':
      return problem('warn', t('Too many requests'), outcome.error?.id, outcome.error, {
        why:
          outcome.retryAfter === undefined
            ? t(
                'The server, or what stands before it, limits how often this may be asked. It does not say for how long.',
              )
            : t(
                'The server, or what stands before it, limits how often this may be asked. It says: try again after {0}.',
                retryText(outcome.retryAfter),
              ),
        todo: t('Wait, then send it again; nothing is lost.'),
        actions: buttons(again(input)),
      });

    case 'refused':
      return outcome.messages === undefined
        ? refused(input, outcome.status, outcome.error)
        : refusedByHook(outcome.messages, outcome.error);

    case 'server-failed':
      return problem('bad', t('The server failed ({0})', outcome.status), outcome.error?.id, outcome.error, {
        ...explainServerFailure(outcome.error, outcome.status),
        actions: buttons(again(input), restart()),
      });

    case 'not-kratos':
      return problem('bad', t('This answer does not come from Kratos'), undefined, undefined, {
        ...explainForeignAnswer(outcome),
        literal: t(
          'HTTP {0}, {1}',
          outcome.status,
          outcome.contentType === '' ? t('no content type') : outcome.contentType,
        ),
        actions: buttons(again(input), button({ kind: 'edit-connection' }, t('Look at the connection'), 'plug')),
      });

    case 'unreachable': {
      const { title, ...rest } = explainFailed(outcome.failure, askedUrl(input));
      const cancelled = outcome.failure.kind === 'cancelled';
      return problem(cancelled ? 'warn' : 'bad', title, undefined, undefined, {
        ...rest,
        actions: buttons(
          again(input),
          ...(cancelled ? [] : [button({ kind: 'edit-connection' }, t('Look at the connection'), 'plug')]),
        ),
      });
    }
  }
}

/** Starting again would bring no cookie either. */
function noCookieSet(): Rest {
  return {
    why: t('No answer to this flow set a CSRF cookie, so none could be sent. Kratos sets one with every browser flow.'),
    todo: t(
      'Look at the proxy between: it takes Set-Cookie away. Or give the connection the address of Kratos itself.',
    ),
    actions: buttons(button({ kind: 'edit-connection' }, t('Look at the connection'), 'plug', true)),
  };
}

function spoilt(): ProblemView {
  return {
    tone: 'bad',
    title: t('This flow accepts no code any more'),
    why: t(
      'It was once submitted without “method”. Kratos then set the active method to “default”, and since then refuses every code, the right one included.',
    ),
    todo: t('Start again. To resend a code, send method=code beside the address; the panel always does.'),
    actions: buttons(restart(true)),
  };
}

/** A flow that has passed and was read again, by its id. */
function alreadyPassed({ flow, status }: FlowRecord): ProblemView | undefined {
  if (status !== 'open' || flow?.state !== 'passed_challenge') return undefined;
  return {
    tone: 'neutral',
    title: t('This flow has passed'),
    why: t('Its work is done; the server only keeps it until its time is over.'),
    todo: t('Submit nothing more here: go on where its last answer led, or start a new flow.'),
    actions: buttons(button({ kind: 'restart' }, t('Start a new flow'), 'add', true)),
  };
}

function deadEnd({ record, personaName }: ProblemInput): ProblemView | undefined {
  const flow = record.flow;
  if (flow === undefined || record.status !== 'open') return undefined;
  const wayOn = flow.nodes.some(
    (node) =>
      node.type !== 'input' ||
      node.inputType === 'submit' ||
      node.inputType === 'button' ||
      node.onClickTrigger !== undefined,
  );
  if (wayOn) return undefined;
  if (flow.requestedAal === 'aal2') {
    return {
      tone: 'warn',
      title: t('There is no second factor to give'),
      why: t(
        '{0} has no second factor that the server has switched on. An authenticator that was enrolled and later switched off in the configuration still counts as one, and locks the person out.',
        personaName,
      ),
      todo: t('Enrol a second factor in settings, or look at selfservice.methods in the configuration.'),
      actions: buttons(
        button({ kind: 'start', type: 'settings' }, t('Open settings'), 'settings-gear', true),
        restart(),
      ),
    };
  }
  return {
    tone: 'warn',
    title: t('This flow offers nothing to press'),
    why: t('The server sent no button: no method of this flow type is switched on for this person.'),
    todo: t('Look at selfservice.methods in the configuration, then start again.'),
    actions: buttons(restart(true)),
  };
}

function alreadySignedIn(input: ProblemInput, error: ErrorBody): ProblemView {
  const { personaName } = input;
  return problem('warn', t('{0} is signed in already', personaName), error.id ?? 'session_already_available', error, {
    why: t(
      'Kratos starts no login, registration or recovery while the client has a session. Only a login with refresh or a higher aal, settings and verification start all the same.',
    ),
    todo: t('Sign out and start again, or use a fresh persona.'),
    actions: buttons(
      button({ kind: 'sign-out' }, t('Sign out'), 'sign-out', true),
      button({ kind: 'show-session' }, t('Show session'), 'account'),
      button({ kind: 'refresh' }, t('Confirm it is you'), 'verified'),
    ),
  });
}

function expired(input: ProblemInput, useFlowId: string | undefined, error: ErrorBody): ProblemView {
  const { record } = input;
  // An expired native verification flow is replaced by one of type browser, which a native client cannot read.
  const usable = useFlowId !== undefined && !(record.client === 'native' && record.type === 'verification');
  return problem('warn', t('The flow has expired'), error.id ?? 'self_service_flow_expired', error, {
    why:
      useFlowId !== undefined && !usable
        ? t(
            'Its time, or that of its code, is over. The server made a new flow, but one for browsers, which a native client cannot read.',
          )
        : usable
          ? t('Its time, or that of its code, is over. The server has made a new flow already.')
          : t('Its time is over.'),
    todo: usable ? t('Go on in the new flow.') : t('Start again with the same options.'),
    actions: usable
      ? buttons(button({ kind: 'use-flow' }, t('Open the new flow'), 'arrow-right', true), restart())
      : buttons(restart(true)),
  });
}

function refused(input: ProblemInput, status: number, error: ErrorBody): ProblemView {
  const next = error.continueWith.flatMap((item, index): ActionView[] => {
    switch (item.action) {
      case 'show_verification_ui':
        return [button({ kind: 'continue', index }, t('Verify {0}', item.address), 'mail', true)];
      case 'show_recovery_ui':
        return [button({ kind: 'continue', index }, t('Go on in the new recovery flow'), 'arrow-right', true)];
      case 'show_settings_ui':
        return [button({ kind: 'continue', index }, t('Go on in settings'), 'arrow-right', true)];
      case 'set_ory_session_token':
      case 'redirect_browser_to':
      case 'unknown':
        return [];
    }
  });
  const explained = explainError(error, status);
  return problem(
    'bad',
    error.message === '' ? t('Kratos refused the request ({0})', status) : error.message,
    error.id,
    error,
    {
      ...(explained ?? {
        why: error.reason ?? t('The server gives no reason.'),
        ...(next.length > 0 ? {} : { todo: t('The answer in the timeline holds all it said.') }),
      }),
      actions: buttons(...next, restart(next.length === 0), sendAgain(input)),
    },
  );
}

/** What is known of an error that has no id but a reason of its own, such as a switched-off account. */
function byReason(error: ErrorBody | undefined, status: number): Explained | undefined {
  const told = error?.id === undefined && error?.reason !== undefined && error.reason !== '';
  return told ? explainError(error, status) : undefined;
}

interface Rest {
  /** Tells more than the general title. */
  readonly title?: string;
  readonly why?: string;
  readonly todo?: string;
  readonly literal?: string;
  readonly actions: readonly ActionView[];
}

function problem(
  tone: ProblemView['tone'],
  title: string,
  id: string | undefined,
  error: ErrorBody | undefined,
  rest: Rest,
): ProblemView {
  const literal = rest.literal ?? (error === undefined ? undefined : literalText(error));
  return {
    tone,
    title,
    ...(id === undefined || id === '' ? {} : { id }),
    ...rest,
    ...(literal === undefined || literal === '' ? {} : { literal }),
  };
}

function sendAgain({ canSendAgain }: ProblemInput, primary = false): ActionView | undefined {
  return canSendAgain ? button({ kind: 'send-again' }, t('Send again'), 'debug-rerun', primary) : undefined;
}

/** The cure for an answer that did not come: the same request once more, whatever it was. */
function again(input: ProblemInput): ActionView {
  return (
    sendAgain(input, true) ??
    (input.record.flow === undefined
      ? button({ kind: 'restart' }, t('Try again'), 'debug-restart', true)
      : button({ kind: 'refetch' }, t('Read the flow again'), 'refresh', true))
  );
}

/** `Retry-After` is a number of seconds or a date. */
function retryText(retryAfter: string): string {
  return /^\d+$/.test(retryAfter) ? t('{0} s', retryAfter) : retryAfter;
}

/** The address of the last request, without its query. */
function askedUrl({ record, connection }: ProblemInput): string {
  return record.exchanges.at(-1)?.request.url.split('?')[0] ?? connection?.publicUrl ?? '';
}
