import { t } from '@vscode/l10n';
import { goesOn, isInterruption, isRefusal } from '../../../flow/outcomeKinds';
import type { Since } from '../../../record/since';
import type { FlowRecord } from '../../../record/types';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';

/**
 * What became of a flow that waits for something, because of what another flow of its persona did meanwhile. Undefined
 * for a flow that went well: its end says it.
 */
export function describeSince(input: Situation, since: Since): Cause | undefined {
  const { outcome } = input.record;
  if (outcome === undefined || goesOn(outcome)) return since === 'given' ? notNeeded(input) : signedOut(input);
  if (isRefusal(outcome)) return undefined;
  switch (outcome.kind) {
    case 'step-up-wanted':
    case 'refresh-wanted':
    case 'sign-in-wanted':
      if (since === 'went-on') return wentOn(input);
      return since === 'given' ? canGoOn(input) : signedOut(input);
    case 'already-signed-in':
      return {
        tone: 'neutral',
        title: t('{0} is signed out now', input.personaName),
        why: t('A session was in the way of this flow; it has ended.'),
        todo: t('Start again.'),
        remedies: remedies(restart(true)),
      };
    case 'signed-in':
    case 'registered':
    case 'saved':
    case 'passed':
    case 'signed-out':
      return undefined;
    case 'redirect-wanted':
      return since === 'went-on' ? wentOn(input) : undefined;
  }
}

function wentOn({ record: { next = '', outcome } }: Situation): Cause {
  return {
    tone: 'neutral',
    title: t('This went on in another flow'),
    why:
      outcome?.kind === 'redirect-wanted'
        ? t('The sign-in at the provider goes on there.')
        : t('What it was interrupted for has been done, and its work goes on there.'),
    remedies: remedies(remedy({ kind: 'show-flow', id: next }, t('Go there'), 'arrow-right', true), restart()),
  };
}

function notNeeded({ record, personaName }: Situation): Cause {
  const offered = remedies(remedy({ kind: 'show-session' }, t('Show session'), 'account', true), signOut());
  if (record.type === 'login' && record.flow?.requestedAal === 'aal2') {
    return {
      tone: 'neutral',
      title: t('No longer needed: {0} has given a second factor', personaName),
      why: t(
        'In the meantime, another flow has raised the session to aal2. Kratos refuses this one, since it asks for nothing more.',
      ),
      remedies: offered,
    };
  }
  return {
    tone: 'neutral',
    title: t('No longer needed: {0} is signed in', personaName),
    why: t(
      'In the meantime, another flow has signed {0} in. Kratos refuses to go on with a login, a registration or a recovery while there is a session.',
      personaName,
    ),
    todo: t('To sign in once more, sign out and start a new flow.'),
    remedies: offered,
  };
}

function canGoOn({ record, personaName }: Situation): Cause {
  const { outcome, type } = record;
  if (type === 'login' && record.status === 'done') {
    return {
      tone: 'good',
      title: t('The first factor was right, and the second has been given since'),
      why: t('{0} is signed in with two factors.', personaName),
      remedies: remedies(remedy({ kind: 'show-session' }, t('Show session'), 'account', true), signOut()),
    };
  }
  const title =
    outcome?.kind === 'step-up-wanted'
      ? t('The second factor that was wanted has been given')
      : outcome?.kind === 'refresh-wanted'
        ? t('The proof that was wanted has been given')
        : t('{0} is signed in now', personaName);
  const pressed = record.exchanges.at(-1)?.request.method === 'POST';
  return {
    tone: 'good',
    title,
    why: t('It was done in another flow of {0}, so this one no longer waits for anything.', personaName),
    todo: pressed ? t('Go on: what was pressed here is sent again.') : t('Go on here.'),
    remedies: remedies(remedy({ kind: 'go-on' }, t('Go on'), 'debug-continue', true), restart()),
  };
}

function signedOut({ record, personaName }: Situation): Cause {
  const why =
    record.type === 'login'
      ? t('A second factor can only follow a first one, and the session that had it has ended.')
      : t('This flow needs a session, and the one it was started with has ended.');
  return {
    tone: 'warn',
    title: t('{0} is signed out now', personaName),
    why,
    todo: afterSignIn(record),
    remedies: remedies(remedy({ kind: 'sign-in' }, t('Sign in'), 'sign-in', true)),
  };
}

/** What was interrupted goes on by itself. */
function afterSignIn({ type, outcome }: FlowRecord): string {
  if (type === 'login') return t('Sign in first, then step up.');
  return outcome !== undefined && isInterruption(outcome)
    ? t('Sign in; this flow goes on afterwards.')
    : t('Sign in, then come back to this flow.');
}

function signOut(): Remedy {
  return remedy({ kind: 'sign-out' }, t('Sign out'), 'sign-out');
}
