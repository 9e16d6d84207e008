import { t } from '@vscode/l10n';
import type { CookieOrigin, CsrfEvidence } from '../../../flow/outcome.types';
import type { Compared } from '../types';

/**
 * The cookie that was sent beside the token, the flow and the jar: each is named by the answer that set the cookie,
 * which tells them apart and gives nothing away. Nothing where none of them is known.
 */
export function compare(evidence: CsrfEvidence | undefined): { readonly comparison?: readonly Compared[] } {
  if (evidence === undefined) return {};
  const { cookie, token, begun, jar, wrong } = evidence;
  const isKnown = [cookie, token, begun, jar].some((one) => one?.kind === 'answer' || one?.kind === 'elsewhere');
  if (!isKnown) return {};
  return {
    comparison: [
      { what: t('CSRF cookie sent'), value: describeCookie(cookie), isWrong: wrong === 'cookie' },
      ...(token ? [{ what: t('csrf_token sent'), value: describeToken(token), isWrong: wrong === 'token' }] : []),
      ...(begun ? [{ what: t('Flow began with'), value: describeCookie(begun), isWrong: false }] : []),
      { what: t('Cookie set last'), value: describeCookie(jar), isWrong: false },
    ],
  };
}

function describeCookie(origin: CookieOrigin): string {
  switch (origin.kind) {
    case 'none':
      return t('none');
    case 'empty':
      return t('empty');
    case 'unrecorded':
      return t('not recorded');
    case 'unreadable':
      return t('cannot be read: it is masked, or not Kratos’s');
    case 'answer':
      return t('that of {0} (answered {1})', `${origin.method} ${origin.path}`, origin.status);
    case 'elsewhere':
      return t('one that no answer here has set');
  }
}

function describeToken(origin: CookieOrigin): string {
  if (origin.kind === 'answer')
    return t('made for the cookie of {0} (answered {1})', `${origin.method} ${origin.path}`, origin.status);
  return origin.kind === 'elsewhere' ? t('made for a cookie that no answer here has set') : describeCookie(origin);
}
