import { t } from '@vscode/l10n';
import type { Outcome } from '../../../flow/outcome.types';
import { whyAsked } from '../../sessions';
import { cause } from './cause';
import { explainByReason } from './causes';
import { describeTrouble, sessionTrouble } from './cookies';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Situation } from '../types';

/** A second factor is asked for. */
export function stepUpWanted(
  { record, session }: Situation,
  outcome: Extract<Outcome, { kind: 'step-up-wanted' }>,
): Cause {
  const askedBy = session.wanted?.askedBy ?? (record.type === 'settings' ? 'settings' : 'login');
  const title =
    record.type === 'login' && record.status === 'done'
      ? t('The first factor is right, and a second is wanted')
      : t('A second factor is wanted');
  return cause('warn', title, outcome.error?.id ?? 'session_aal2_required', outcome.error, {
    why: whyAsked(askedBy),
    todo:
      record.type === 'login'
        ? t('Step up: another login flow, with aal=aal2, asks for the second factor only.')
        : t('Step up: a login flow with aal=aal2 asks for the second factor only, and this flow goes on after it.'),
    remedies: remedies(remedy({ kind: 'step-up' }, t('Step up'), 'shield', true), restart()),
  });
}

/** A fresh proof is asked for before a change. */
export function refreshWanted(outcome: Extract<Outcome, { kind: 'refresh-wanted' }>): Cause {
  return cause(
    'warn',
    t('Kratos wants to be sure that it is you'),
    outcome.error?.id ?? 'session_refresh_required',
    outcome.error,
    {
      why: t(
        'The sign-in is older than selfservice.flows.settings.privileged_session_max_age allows for this change. Nothing has been changed yet.',
      ),
      todo: t(
        'Confirm with a login flow (refresh=true) of the same identity. What you pressed here is sent again after it.',
      ),
      remedies: remedies(remedy({ kind: 'refresh' }, t('Confirm it is you'), 'verified', true)),
    },
  );
}

/** There is no session, or none that counts. */
export function signInWanted(input: Situation, outcome: Extract<Outcome, { kind: 'sign-in-wanted' }>): Cause {
  const { record } = input;
  const lost = record.client === 'browser' ? sessionTrouble(input) : undefined;
  return cause('warn', t('{0} is not signed in', input.personaName), outcome.error.id, outcome.error, {
    ...(outcome.error.id === 'session_aal1_required'
      ? {
          why: t('A second factor can only follow a first one, and the request came without a valid session.'),
          todo: t('Sign in first, then step up.'),
        }
      : {
          why: t('The request came without a session, or with one that is expired, revoked or of a disabled identity.'),
          todo: t('Sign in; this flow goes on afterwards.'),
        }),
    ...explainByReason(outcome.error, 401),
    remedies: remedies(remedy({ kind: 'sign-in' }, t('Sign in'), 'sign-in', true), restart()),
    ...(lost !== undefined && describeTrouble(lost)),
  });
}

/** A session is in the way. */
export function alreadySignedIn(
  { personaName }: Situation,
  { error }: Extract<Outcome, { kind: 'already-signed-in' }>,
): Cause {
  return cause('warn', t('{0} is already signed in', personaName), error.id ?? 'session_already_available', error, {
    why: t(
      'Kratos starts no login, registration or recovery while the client has a session. Only a login with refresh or a higher aal, settings and verification start all the same.',
    ),
    todo: t('Sign out and start again, or use a fresh persona.'),
    remedies: remedies(
      remedy({ kind: 'sign-out' }, t('Sign out'), 'sign-out', true),
      remedy({ kind: 'show-session' }, t('Show session'), 'account'),
      remedy({ kind: 'refresh' }, t('Confirm it is you'), 'verified'),
    ),
  });
}
