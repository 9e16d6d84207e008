import { t } from '@vscode/l10n';
import { isLoopback, publicUrl } from '../../../facts/browserUrls';
import { isSecure, findCookieKind, withoutCookie } from '../../../facts/cookies';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Cookies that are Secure where browsers reach Kratos over plain http: they throw such cookies away, except on this
 * machine. Information where nothing is written, because Kratos may be started with `--dev`, and then sends none as
 * Secure.
 */
export const secureCookieOverHttp: Rule = {
  name: 'secure-cookie-over-http',
  check: (config) => {
    const base = publicUrl(config);
    if (base?.url.protocol !== 'http:' || isLoopback(base.url.hostname)) return [];
    const overHttps = buildFix(t('Reach Kratos over https'), [
      writeSetting(config, base.entry.path, base.entry.value.replace(/^http:/i, 'https:')),
    ]);
    const [csrf, session] = [isSecure(config, 'csrf'), isSecure(config, 'session')];
    const written = [csrf, session].flatMap(({ value, entry }): Finding[] => {
      if (value !== true || !entry) return [];
      const plain = buildFix(t('Write "false"'), [writeSetting(config, entry.path, 'false')]);
      return [
        {
          ...entry.place,
          code: 'kratos/secure-cookie-over-http',
          severity: 'warning',
          message: t('This cookie is Secure, and browsers accept none over http.'),
          effect: withoutCookie(findCookieKind(entry)),
          related: [{ ...base.entry.place, message: t('Browsers reach Kratos over http.') }],
          fixes: [...overHttps, ...plain],
        },
      ];
    });
    if (written.length > 0 || (csrf.value !== undefined && session.value !== undefined)) return written;
    return [
      {
        ...base.entry.place,
        code: 'kratos/secure-cookie-over-http',
        severity: 'information',
        message: t('Cookies are Secure unless Kratos is started with --dev, and browsers accept none over http.'),
        effect: withoutCookie(csrf.value === undefined ? 'csrf' : 'session'),
        fixes: overHttps,
      },
    ];
  },
};
