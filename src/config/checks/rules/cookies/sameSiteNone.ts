import { t } from '@vscode/l10n';
import { cookieAttribute, isSecure, withoutCookie, type CookieKind } from '../../../facts/cookies';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * `SameSite=None` on a cookie that is not Secure. Browsers throw such a session cookie away; the CSRF cookie is sent
 * with Lax instead, because Kratos knows as much about that one. Not Secure means `secure: "false"`; of `--dev` nothing
 * is known here.
 */
export const sameSiteNone: Rule = {
  name: 'same-site-none',
  check: (config, { version }) => {
    const of = (kind: CookieKind): readonly Finding[] => {
      const { value, entry } = cookieAttribute(config, version, kind, 'same_site');
      const secure = isSecure(config, kind);
      if (value !== 'None' || !entry || secure.value !== false || !secure.entry) return [];
      const isSession = kind === 'session';
      return [
        {
          ...entry.place,
          code: 'kratos/same-site-none',
          severity: isSession ? 'warning' : 'hint',
          message: isSession
            ? t('The session cookie has SameSite=None and is not Secure: browsers throw it away.')
            : t('The CSRF cookie is not Secure, so Kratos sends it with Lax instead of None.'),
          effect: isSession
            ? withoutCookie('session')
            : t(
                'Requests from pages of other sites do not carry it, and every flow that they submit is refused (403 security_csrf_violation).',
              ),
          related: [{ ...secure.entry.place, message: t('This is why it is not Secure.') }],
          fixes: buildFix(t('Write Lax'), [writeSetting(config, entry.path, 'Lax')], true),
        },
      ];
    };
    const session = of('session');
    const said = new Set(session.map(({ start }) => start));
    return [...session, ...of('csrf').filter(({ start }) => !said.has(start))];
  },
};
