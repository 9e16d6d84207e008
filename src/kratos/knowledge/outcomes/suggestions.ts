import { t } from '@vscode/l10n';
import type { ContinueWith } from '../../flow/types';
import { remedy } from './remedies';
import type { Suggestion } from './types';

/**
 * What Kratos suggests, verification before a redirect (their order in the answer is not fixed). The index stays that
 * of the answer.
 */
export function suggestions(continueWith: readonly ContinueWith[], personaName: string): readonly Suggestion[] {
  return continueWith
    .map((item, index) => ({ item, index }))
    .sort((one, other) => rank(one.item) - rank(other.item))
    .map(({ item, index }) => suggestion(item, index, personaName));
}

function rank(item: ContinueWith): number {
  return item.action === 'set_ory_session_token' ? 2 : item.action === 'redirect_browser_to' ? 1 : 0;
}

function suggestion(item: ContinueWith, index: number, personaName: string): Suggestion {
  const go = remedy({ kind: 'continue', index }, t('Continue'), 'arrow-right');
  switch (item.action) {
    case 'set_ory_session_token':
      return { icon: 'key', name: item.action, text: t('The session token is kept for {0}', personaName) };
    case 'show_verification_ui':
      return { icon: 'mail', name: item.action, text: t('Verify {0}', item.address), remedy: go };
    case 'show_settings_ui':
      return {
        icon: 'settings-gear',
        name: item.action,
        text: t('Go on in settings, for instance with a new password'),
        remedy: { ...go, primary: true },
      };
    case 'show_recovery_ui':
      return { icon: 'history', name: item.action, text: t('Go on in a new recovery flow'), remedy: go };
    case 'redirect_browser_to': {
      const shown = { icon: 'link-external', name: item.action, text: t('Return to {0}', item.url) };
      return /^https?:\/\//i.test(item.url)
        ? { ...shown, remedy: remedy({ kind: 'open-url', index }, t('Open in browser'), 'link-external') }
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
