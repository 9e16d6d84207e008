import { t } from '@vscode/l10n';
import { publicUrl } from '../../../facts/browserUrls';
import { isBelowPath, findCookieKind, withoutCookie } from '../../../facts/cookies';
import { buildFix, writeSetting } from '../../../document/edits';
import { isPlaceholder } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/** URLs of Kratos that the cookies must come back to. */
const flowUrls = [{ url: 'self-service/login', kind: 'csrf' }] as const;
const sessionUrls = [{ url: 'sessions/whoami', kind: 'session' }] as const;

/**
 * A cookie path that Kratos's own URLs are not below, so that browsers never send the cookie back. One that does not
 * begin with a slash they replace by the folder of the URL that set the cookie, another one for each flow.
 */
export const cookiePath: Rule = {
  name: 'cookie-path',
  isOfValues: true,
  check: (config) => {
    const base = publicUrl(config);
    const root = base?.url.pathname.replace(/(?<!\/)\/*$/, '/');
    const session = config.get('session', 'cookie', 'path');
    return [config.get('cookies', 'path'), session].flatMap((entry): Finding[] => {
      if (typeof entry?.value !== 'string' || entry.value === '' || isPlaceholder(entry.value)) return [];
      // What cookies.path says holds for the session cookie too, unless session.cookie.path says otherwise.
      const targets =
        findCookieKind(entry) === 'session' ? sessionUrls : session ? flowUrls : [...flowUrls, ...sessionUrls];
      const path = entry.value;
      const isRooted = path.startsWith('/');
      // The folder of a URL that begins a flow is one that the rest of the flow is below; the session is asked for
      // elsewhere.
      const missed = targets.find(({ url, kind }) =>
        isRooted ? root !== undefined && !isBelowPath(`${root}${url}`, path) : kind === 'session',
      );
      if (!missed) return [];
      return [
        {
          ...entry.place,
          code: 'kratos/cookie-path',
          severity: 'warning',
          message: isRooted
            ? t('Browsers never send the cookie with {0}, which is not below this path.', `${root ?? '/'}${missed.url}`)
            : t('A cookie path begins with a slash; browsers put the folder of the current URL in place of any other.'),
          effect: withoutCookie(missed.kind),
          ...(isRooted && base && { related: [{ ...base.entry.place, message: t('This is where Kratos is.') }] }),
          fixes: buildFix(t('Write {0}', '/'), [writeSetting(config, entry.path, '/')], true),
        },
      ];
    });
  },
};
