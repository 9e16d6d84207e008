import { t } from '@vscode/l10n';
import type { ContinueWith, FlowType, Identity, Session } from '../../kratos/flow/types';
import { sinceThen } from '../../kratos/record/since';
import type { PersonaSession, FlowRecord } from '../../kratos/record/types';
import type { ActionView, DoneView } from '../../protocol/state';
import { changeWords } from '../trees/flows/changeWords';
import { flowTitle } from '../trees/flows/flowWords';
import { identityName } from '../trees/shared/identityName';
import { button } from './buttons';
import { sessionLines } from './sessionLines';
import { suggestions } from './suggestions';
import { verifiedAddress } from './verifiedAddress';

export interface DoneInput {
  readonly record: FlowRecord;
  readonly personaName: string;
  /** What is known of the persona's session now; newer than the session of the outcome. */
  readonly session: PersonaSession;
  /** The type of the flow that this one interrupted, when it can go on. */
  readonly resumes: FlowType | undefined;
  readonly now: number;
}

/** What happened, when it went well: who is signed in and how, and what Kratos suggests next. Undefined while the flow goes on. */
export function describeDone(input: DoneInput): DoneView | undefined {
  const { record } = input;
  const { outcome } = record;
  if (outcome === undefined || record.status !== 'done') return undefined;
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
    case 'started':
    case 'redisplayed':
    case 'advanced':
    case 'redirect-wanted':
    case 'step-up-wanted':
    case 'refresh-wanted':
    case 'sign-in-wanted':
    case 'already-signed-in':
    case 'expired':
    case 'replaced':
    case 'csrf-refused':
    case 'not-found':
    case 'rate-limited':
    case 'refused':
    case 'server-failed':
    case 'not-kratos':
    case 'unreachable':
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
function withSession(input: DoneInput, end: End): DoneView {
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

function view(input: DoneInput, { title, lines = [], continueWith }: End, session?: Session): DoneView {
  return {
    title,
    lines: [...lines, ...sessionLines(session, input.session, input.now)],
    steps: (session?.methods ?? []).map((step) => ({
      aal: step.aal,
      method: step.method,
      ...(step.completedAt === undefined ? {} : { at: step.completedAt }),
    })),
    actions: actions(input, session, goesOnInSettings(continueWith)),
    suggestions: suggestions(continueWith, input.personaName),
  };
}

/** Whoami is asked after a recovery: only what it says makes somebody signed in. */
function recovered({ session: { status, wanted }, personaName }: DoneInput): string {
  if (wanted !== undefined) return t('Recovered: a second factor is wanted now');
  return status === 'signed-in' ? t('Recovered: {0} is signed in', personaName) : t('Recovered');
}

function verified({ record, session }: DoneInput, continueWith: readonly ContinueWith[]): End {
  const address = verifiedAddress(record);
  const which =
    address === undefined
      ? t('The address counts as verified from now on.')
      : t('{0} counts as verified from now on.', address);
  const next =
    session.status === 'signed-in'
      ? t('There is nothing left to do here.')
      : t('A verification signs nobody in: sign in to go on.');
  return { title: t('Address verified'), lines: [which, next], continueWith };
}

/** A recovery ends in settings, with a new password: that suggestion is then the main thing, and the same is not offered twice. */
function goesOnInSettings(continueWith: readonly ContinueWith[]): boolean {
  return continueWith.some(({ action }) => action === 'show_settings_ui');
}

function actions(
  { session, record, resumes }: DoneInput,
  shown: Session | undefined,
  goesOn: boolean,
): readonly ActionView[] {
  const offered: ActionView[] = [];
  if (resumes !== undefined)
    offered.push(button({ kind: 'resume' }, t('Go on with {0}', flowTitle(resumes)), 'debug-continue'));
  if (session.status === 'signed-in' || (session.status === 'unknown' && shown !== undefined)) {
    if (session.wanted !== undefined) offered.push(button({ kind: 'step-up' }, t('Step up'), 'shield'));
    offered.push(button({ kind: 'show-session' }, t('Show session'), 'account'));
    if (record.type !== 'settings' && !goesOn) {
      offered.push(button({ kind: 'start', type: 'settings' }, t('Open settings'), 'settings-gear'));
    }
    offered.push(button({ kind: 'sign-out' }, t('Sign out'), 'sign-out'));
  } else {
    offered.push(button({ kind: 'sign-in' }, t('Sign in'), 'sign-in'));
  }
  return offered.map((action, index) => (index === 0 && !goesOn ? { ...action, primary: true } : action));
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
