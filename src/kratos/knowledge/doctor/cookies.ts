import { t } from '@vscode/l10n';
import { shortCookieName } from '../../flow/cookieTrouble';
import { explainCookieTrouble } from '../outcomes/causes/cookieTroubles';
import type { ConnectionCheck, ConnectionEvidence } from './types';

/** Whether a browser keeps the cookies of a login and sends them back: each that it does not, or all in one line. */
export function checkCookies({ login, cookies, troubles = [] }: ConnectionEvidence): readonly ConnectionCheck[] {
  const topic = t('Cookies');
  if (!login?.response || !cookies) return [];
  if (troubles.length > 0)
    return troubles.map((trouble) => {
      const { why, cure } = explainCookieTrouble(trouble);
      return { topic, tone: 'bad', seen: why, right: cure };
    });
  if (cookies.length === 0)
    return [
      {
        topic,
        tone: 'warn',
        seen: t('A login that a browser starts sets no cookie, so that no form of it can be sent.'),
        right: t('Let the proxy in front of Kratos pass Set-Cookie on.'),
      },
    ];
  const named = cookies.map(({ name, attributes }) => `${shortCookieName(name)} (${attributes})`);
  return [{ topic, tone: 'good', seen: t('Kept and sent back: {0}.', named.join('; ')) }];
}
