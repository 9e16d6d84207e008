import { t } from '@vscode/l10n';
import type { Outcome } from '../../kratos/flow/outcome.types';
import type { ContinueWith, FlowType, Identity, Session } from '../../kratos/flow/types';
import type { PersonaSession } from '../../kratos/store/types';
import type { ActionView, DoneView } from '../../protocol/state';
import { flowTitle } from '../trees/flowWords';
import { identityName } from '../trees/identityName';
import { button } from './buttons';
import { sessionLines } from './sessionLines';

export interface DoneInput {
  readonly outcome: Outcome | undefined;
  readonly flowType: FlowType;
  readonly personaName: string;
  /** What is known of the persona's session now; newer than the session of the outcome. */
  readonly session: PersonaSession | undefined;
  /** The type of the flow that this one interrupted, when it can go on. */
  readonly resumes: FlowType | undefined;
  readonly now: number;
}

/** What happened, when it went well: who is signed in and how, and what Kratos suggests next. Undefined while the flow goes on. */
export function describeDone(input: DoneInput): DoneView | undefined {
  const { outcome } = input;
  if (outcome === undefined) return undefined;
  switch (outcome.kind) {
    case 'signed-in': {
      const session = latest(outcome.session, input.session);
      const title =
        session.identity === undefined ? t('Signed in') : t('Signed in as {0}', identityName(session.identity));
      return view(input, title, session, outcome.continueWith, []);
    }
    case 'registered': {
      const name = identityName(outcome.identity);
      if (outcome.session === undefined) {
        return view(input, t('Registered {0}', name), undefined, outcome.continueWith, [
          t('No session came with it: the server runs no “session” hook after this registration. Sign in to get one.'),
        ]);
      }
      return view(
        input,
        t('Registered and signed in as {0}', name),
        latest(outcome.session, input.session),
        outcome.continueWith,
        [],
      );
    }
    case 'saved':
      return view(input, t('Saved'), input.session?.session, outcome.continueWith, savedFor(outcome.flow.identity));
    case 'passed': {
      const recovery = outcome.flow.flowType === 'recovery';
      const title = recovery ? t('Recovered: {0} is signed in', input.personaName) : t('Address verified');
      return view(input, title, recovery ? input.session?.session : undefined, outcome.continueWith, []);
    }
    case 'signed-out':
      return {
        title: t('Signed out'),
        lines: [],
        steps: [],
        actions: [button({ kind: 'sign-in' }, t('Sign in'), 'sign-in', true)],
        suggestions: [],
      };
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

function view(
  input: DoneInput,
  title: string,
  session: Session | undefined,
  continueWith: readonly ContinueWith[],
  notes: readonly string[],
): DoneView {
  return {
    title,
    lines: [...notes, ...(session === undefined ? [] : sessionLines(session, input.session, input.now))],
    steps: (session?.methods ?? []).map((step) => ({
      aal: step.aal,
      method: step.method,
      ...(step.completedAt === undefined ? {} : { at: step.completedAt }),
    })),
    actions: actions(input, session, goesOnInSettings(continueWith)),
    suggestions: suggestions(continueWith, input.personaName),
  };
}

/** A recovery ends in settings, with a new password: that suggestion is then the main thing, and the same is not offered twice. */
function goesOnInSettings(continueWith: readonly ContinueWith[]): boolean {
  return continueWith.some(({ action }) => action === 'show_settings_ui');
}

function actions(input: DoneInput, session: Session | undefined, goesOn: boolean): readonly ActionView[] {
  const offered: ActionView[] = [];
  if (input.resumes !== undefined)
    offered.push(button({ kind: 'resume' }, t('Go on with {0}', flowTitle(input.resumes)), 'debug-continue'));
  if (input.session?.status === 'signed-in' && input.session.wanted !== undefined) {
    offered.push(button({ kind: 'step-up' }, t('Step up'), 'shield'));
  }
  if (session === undefined) {
    if (input.session?.status !== 'signed-in') offered.push(button({ kind: 'sign-in' }, t('Sign in'), 'sign-in'));
  } else {
    offered.push(button({ kind: 'show-session' }, t('Show session'), 'account'));
    if (input.flowType !== 'settings' && !goesOn) {
      offered.push(button({ kind: 'start', type: 'settings' }, t('Open settings'), 'settings-gear'));
    }
    offered.push(button({ kind: 'sign-out' }, t('Sign out'), 'sign-out'));
  }
  return offered.map((action, index) => (index === 0 && !goesOn ? { ...action, primary: true } : action));
}

/** What Kratos suggests, verification before a redirect (their order in the answer is not fixed). The index stays that of the answer. */
function suggestions(continueWith: readonly ContinueWith[], personaName: string): DoneView['suggestions'] {
  return continueWith
    .map((item, index) => ({ item, index }))
    .sort((one, other) => rank(one.item) - rank(other.item))
    .map(({ item, index }) => suggestion(item, index, personaName));
}

function rank(item: ContinueWith): number {
  return item.action === 'set_ory_session_token' ? 2 : item.action === 'redirect_browser_to' ? 1 : 0;
}

function suggestion(item: ContinueWith, index: number, personaName: string): DoneView['suggestions'][number] {
  const go = button({ kind: 'continue', index }, t('Continue'), 'arrow-right');
  switch (item.action) {
    case 'set_ory_session_token':
      return { icon: 'key', name: item.action, text: t('The session token is kept for {0}', personaName) };
    case 'show_verification_ui':
      return { icon: 'mail', name: item.action, text: t('Verify {0}', item.address), action: go };
    case 'show_settings_ui':
      return {
        icon: 'settings-gear',
        name: item.action,
        text: t('Go on in settings, for instance with a new password'),
        action: { ...go, primary: true },
      };
    case 'show_recovery_ui':
      return { icon: 'history', name: item.action, text: t('Go on in a new recovery flow'), action: go };
    case 'redirect_browser_to': {
      const shown = { icon: 'link-external', name: item.action, text: t('Return to {0}', item.url) };
      return /^https?:\/\//i.test(item.url)
        ? { ...shown, action: button({ kind: 'open-url', index }, t('Open in browser'), 'link-external') }
        : shown;
    }
    case 'unknown':
      return {
        icon: 'question',
        name: item.name,
        text: t('Kratos suggests something that this version does not know. The answer in the timeline holds it.'),
      };
  }
}

function savedFor(identity: Identity | undefined): readonly string[] {
  return identity === undefined ? [] : [t('The change is stored for {0}.', identityName(identity))];
}

/** The newer picture of the same session: what whoami told since, or the session of the answer. */
function latest(answered: Session, known: PersonaSession | undefined): Session {
  const session = known?.session;
  if (session?.id !== answered.id) return answered;
  return session.methods.length >= answered.methods.length ? session : answered;
}
