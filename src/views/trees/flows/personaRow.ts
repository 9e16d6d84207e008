import { t } from '@vscode/l10n';
import type { BrowserState } from '../../../kratos/record/browsing';
import type { Persona, PersonaSession } from '../../../kratos/record/types';
import { explainBrowserProblem } from '../../../kratos/knowledge/outcomes/causes/browserProblems';
import { explainAal } from '../../../kratos/knowledge/sessions';
import { clientWord } from '../../../kratos/knowledge/outcomes/words';
import { identityName } from '../../../kratos/knowledge/identityName';
import { colors, filledFacts } from '../shared/row';
import { dotted, spoken } from '../../../kratos/knowledge/joined';
import type { Icon, TreeRow } from '../shared/row';
import { momentText } from '../../../kratos/knowledge/timeLeft';

/** What the persona's line needs beside the persona itself. */
export interface PersonaSurroundings {
  readonly session: PersonaSession;
  readonly flows: number;
  /** The names of its passkeys and security keys. */
  readonly keys?: readonly string[];
  readonly hasFinished: boolean;
  /** Lines below are shown from the start (the persona used last). */
  readonly expanded?: boolean;
  readonly connectionName: string;
  readonly browser?: BrowserState | undefined;
  /** What happens in its browser becomes flows. */
  readonly isWatched?: boolean;
}

export function drawPersona(persona: Persona, around: PersonaSurroundings, now: number): TreeRow {
  const { session } = around;
  const client = clientWord(persona.client);
  const words = sessionWords(session);
  const inBrowser = dotted(browserWords(around.browser), around.isWatched === true ? t('watched') : undefined);
  return {
    id: `persona/${persona.id}`,
    label: `${persona.name} · ${client}`,
    description: dotted(words, inBrowser),
    icon: icon(session, around.browser),
    tooltip: {
      title: persona.name,
      facts: filledFacts(
        [
          t('Client'),
          persona.client === 'browser' ? t('browser, with a cookie jar of its own') : t('native, with a session token'),
        ],
        [t('Secure cookies'), persona.withholdsSecure === true ? t('withheld over http') : undefined],
        [t('Session'), words],
        [t('Identity'), session.session?.identity && identityName(session.session.identity)],
        [t('Read'), momentText(session.checkedAt, now)],
        [t('Connection'), around.connectionName],
        [t('Flows'), String(around.flows)],
        [t('Keys'), around.keys?.join(', ')],
        [t('Browser'), around.browser?.status === 'open' ? around.browser.name : undefined],
      ),
      sentences: [...sessionSentences(session), ...browserSentences(around.browser)],
    },
    accessibleName: spoken(t('Persona {0}', persona.name), t('{0} client', client), words, inBrowser),
    contextValue: [
      'persona',
      persona.client,
      session.status === 'signed-in' ? 'signedIn' : session.status === 'signed-out' ? 'signedOut' : 'unknown',
      session.wanted ? 'stepUp' : '',
      around.hasFinished ? 'finished' : '',
      around.browser?.status === 'open' ? 'inBrowser' : '',
      around.isWatched === true ? 'watched' : '',
    ]
      .filter(Boolean)
      .join(' '),
    open: around.expanded === true ? 'expanded' : 'collapsed',
  };
}

/**
 * `aal1 · signed in`, `second factor wanted · aal1`, `signed out`: what matters first, for a narrow side bar. Nothing
 * while nothing is known.
 */
export function sessionWords({ status, session, wanted }: PersonaSession): string {
  if (status === 'signed-out') return t('signed out');
  if (wanted) return dotted(t('second factor wanted'), session?.aal ?? 'aal1');
  if (status === 'unknown') return '';
  return dotted(session?.aal, t('signed in'));
}

/** That the persona has a browser, in two words. */
function browserWords(browser: BrowserState | undefined): string {
  if (browser?.status === 'starting') return t('browser starts');
  return browser?.status === 'open' ? t('in a browser') : '';
}

function browserSentences(browser: BrowserState | undefined): string[] {
  if (browser?.status === 'open')
    return [t('A browser with its cookies is open. Its menu brings it to the front, or closes it.')];
  if (browser?.status !== 'failed' || !browser.problem) return [];
  const { title, todo } = explainBrowserProblem(browser.problem);
  return [title + '.', todo];
}

/** Why more is asked than the session has, or why it could not be read. */
export function sessionSentences(session: PersonaSession): string[] {
  return [explainAal(session)?.why, session.problem?.what, session.problem?.todo].filter((text) => text !== undefined);
}

/** Its shape says that the persona has a browser, for which a narrow side bar has no words; its colour, the session. */
function icon({ status, wanted }: PersonaSession, browser: BrowserState | undefined): Icon {
  const id = browser?.status === 'open' ? 'browser' : 'account';
  if (wanted) return { id, color: colors.warn };
  return status === 'signed-in' ? { id, color: colors.good } : { id };
}
