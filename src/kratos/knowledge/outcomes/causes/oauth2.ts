import { t } from '@vscode/l10n';
import { displayHost } from './addresses';
import { hasCookies, inBrowser } from './browsing';
import { goOn, openInBrowser } from './leaving';
import type { Leaving } from './leaving';
import { remedies, remedy } from '../remedies';
import type { Situation } from '../types';
import { readFlowUrl } from '../../../flow/urls';

/**
 * The way back to the OAuth2 provider that a login or registration was begun for, or on to the login that Kratos wants
 * for it. Undefined for a flow without a login challenge.
 */
export function toOAuth2(input: Situation, url: string): Leaving | undefined {
  const { record, personaName } = input;
  const oauth2 = record.flow?.oauth2;
  if (oauth2 === undefined && record.parameters.login_challenge === undefined) return undefined;
  if (readFlowUrl(url)?.parameters?.login_challenge !== undefined) {
    return {
      title: t('A login is wanted instead'),
      why: t(
        '{0} is signed in already, so nobody is to be registered: Kratos goes on with a login for the same login_challenge.',
        personaName,
      ),
      remedies: remedies(remedy({ kind: 'use-flow' }, t('Start that login'), 'arrow-right', true), goOn(input)),
    };
  }
  const client = oauth2?.client ?? t('the OAuth2 client');
  return {
    tone: 'good',
    title: t('Done here: go back to the OAuth2 provider {0}', displayHost(url)),
    why: t(
      'Kratos told the provider who {0} is. The provider asks for consent next, and then sends the browser on to {1}.',
      personaName,
      client,
    ),
    todo: t(
      'The provider knows its sign-in by a cookie of the browser that it was begun in: open the address there. To have all of it in one place, begin at the OAuth2 client in the browser of the persona.',
    ),
    remedies: remedies(
      ...(hasCookies(input) ? [inBrowser(true), openInBrowser()] : [openInBrowser(true)]),
      goOn(input),
    ),
  };
}
