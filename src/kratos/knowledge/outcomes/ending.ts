import { t } from '@vscode/l10n';
import { goesOn, isRefusal } from '../../flow/outcomeKinds';
import type { ContinueWith, Identity, Session } from '../../flow/types';
import { identityOf } from '../../record/identityOf';
import { sinceThen } from '../../record/since';
import type { PersonaSession } from '../../record/types';
import { changeWords } from './changes';
import { flowTitle } from './words';
import { identityName } from '../identityName';
import { remedy } from './remedies';
import { sessionLines } from './sessionLines';
import { suggestions } from './suggestions';
import type { Ending, Remedy, Situation } from './types';
import { verifiedAddress } from './verifiedAddress';

/**
 * What happened, when it went well: who is signed in and how, and what Kratos suggests next. Undefined while the flow
 * goes on.
 */
export function explainEnding(input: Situation): Ending | undefined {
  const { record } = input;
  const { outcome } = record;
  if (outcome === undefined || record.status !== 'done') return undefined;
  if (isRefusal(outcome) || goesOn(outcome)) return undefined;
  switch (outcome.kind) {
    case 'signed-in': {
      const { identity } = latest(outcome.session, input.session);
      const title = identity === undefined ? t('Signed in') : t('Signed in as {0}', identityName(identity));
      return withSession(input, { title, answered: outcome.session, continueWith: outcome.continueWith });
    }
    case 'registered': {
      const name = identityName(outcome.identity);
      const { session, continueWith } = outcome;
      if (session === undefined) {
        const why = t(
          'No session came with it: the server runs no “session” hook after this registration. Sign in to get one.',
        );
        return view(input, { title: t('Registered {0}', name), lines: [why], continueWith });
      }
      const title = t('Registered and signed in as {0}', name);
      return withSession(input, { title, answered: session, continueWith });
    }
    case 'saved': {
      const { title, effect } = changeWords(record);
      const lines = [effect, storedFor(outcome.flow.identity)].filter((line) => line !== undefined);
      return withSession(input, { title, lines, continueWith: outcome.continueWith });
    }
    case 'passed':
      return outcome.flow.flowType === 'recovery'
        ? withSession(input, { title: recovered(input), continueWith: outcome.continueWith })
        : view(input, verified(input, outcome.continueWith));
    case 'signed-out':
      return view(input, { title: t('Signed out'), continueWith: [] });
    case 'redirect-wanted':
    case 'step-up-wanted':
    case 'refresh-wanted':
    case 'sign-in-wanted':
    case 'already-signed-in':
      return undefined;
  }
}

interface End {
  readonly title: string;
  readonly lines?: readonly string[];
  /** The session as the answer told it. */
  readonly answered?: Session;
  readonly continueWith: readonly ContinueWith[];
}

/** An end that speaks of the persona's session: as it is now, or that it is over. */
function withSession(input: Situation, end: End): Ending {
  const since = sinceThen(input.record, input.session);
  if (since === undefined) {
    const session = end.answered === undefined ? input.session.session : latest(end.answered, input.session);
    return view(input, end, session);
  }
  const over =
    since === 'signed-out'
      ? t('{0} is no longer signed in.', input.personaName)
      : t('{0} is signed in with another session now.', input.personaName);
  const continueWith = end.continueWith.filter(({ action }) => !ofSession.includes(action));
  return { ...view(input, { ...end, lines: [...(end.lines ?? []), over], continueWith }), past: true };
}

/** Suggestions that go with the session of that moment. */
const ofSession: readonly ContinueWith['action'][] = ['set_ory_session_token', 'show_settings_ui'];

function view(input: Situation, { title, lines = [], continueWith }: End, session?: Session): Ending {
  return {
    title,
    lines: [...lines, ...sessionLines(session, input.session, input.now)],
    steps: (session?.methods ?? []).map((step) => ({
      aal: step.aal,
      method: step.method,
      ...(step.completedAt === undefined ? {} : { at: step.completedAt }),
    })),
    remedies: nextSteps(input, session, goesOnInSettings(continueWith)),
    suggestions: suggestions(continueWith, input.personaName),
  };
}

/** Whoami is asked after a recovery: only what it says makes somebody signed in. */
function recovered({ session: { status, wanted }, personaName }: Situation): string {
  if (wanted !== undefined) return t('Recovered: a second factor is wanted now');
  return status === 'signed-in' ? t('Recovered: {0} is signed in', personaName) : t('Recovered');
}

function verified({ record, session }: Situation, continueWith: readonly ContinueWith[]): End {
  const address = verifiedAddress(record);
  const which =
    address === undefined
      ? t('The address counts as verified from now on.')
      : t('{0} counts as verified from now on.', address);
  const next =
    session.status === 'signed-in'
      ? t('There is nothing left to do here.')
      : t('Verification does not sign anyone in: sign in to continue.');
  return { title: t('Address verified'), lines: [which, next], continueWith };
}

/**
 * A recovery ends in settings, with a new password: that suggestion is then the main thing, and the same is not offered
 * twice.
 */
function goesOnInSettings(continueWith: readonly ContinueWith[]): boolean {
  return continueWith.some(({ action }) => action === 'show_settings_ui');
}

function nextSteps(
  { session, record, resumes, connection }: Situation,
  shown: Session | undefined,
  goesOn: boolean,
): readonly Remedy[] {
  const offered: Remedy[] = [];
  if (resumes !== undefined)
    offered.push(remedy({ kind: 'resume' }, t('Go on with {0}', flowTitle(resumes)), 'debug-continue'));
  if (session.status === 'signed-in' || (session.status === 'unknown' && shown !== undefined)) {
    if (session.wanted !== undefined) offered.push(remedy({ kind: 'step-up' }, t('Step up'), 'shield'));
    offered.push(remedy({ kind: 'show-session' }, t('Show session'), 'account'));
    if (record.type !== 'settings' && !goesOn) {
      offered.push(remedy({ kind: 'start', type: 'settings' }, t('Open settings'), 'settings-gear'));
    }
    offered.push(remedy({ kind: 'sign-out' }, t('Sign out'), 'sign-out'));
  } else {
    offered.push(remedy({ kind: 'sign-in' }, t('Sign in'), 'sign-in'));
  }
  if (connection?.adminUrl !== undefined && identityOf(record, session) !== undefined)
    offered.push(remedy({ kind: 'show-identity' }, t('Show identity'), 'person'));
  return offered.map((one, index) => (index === 0 && !goesOn ? { ...one, primary: true } : one));
}

function storedFor(identity: Identity | undefined): string | undefined {
  return identity && t('The change is stored for {0}.', identityName(identity));
}

/** The newer picture of the same session: what whoami told since, or the session of the answer. */
function latest(answered: Session, known: PersonaSession): Session {
  const { session } = known;
  if (session?.id !== answered.id) return answered;
  return session.methods.length >= answered.methods.length ? session : answered;
}
