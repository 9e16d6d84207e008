import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import { firstPages, publicUrl } from '../../../facts/browserUrls';
import { allowedOrigins, cors, isAllowed, readAllowedOrigins } from '../../../facts/cors';
import { appendItems, buildFix, writeSetting } from '../../../document/edits';
import { inForce, isOn } from '../../../facts/inForce';
import type { Fix } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * CORS that is on and lets no page of the configuration in with cookies: its origin is not in the list, or the list, by
 * default or by an asterisk alone, allows everybody. Then Kratos answers `Access-Control-Allow-Origin: *`, which
 * browsers refuse for requests with cookies. A hint, because pages that are made on their server need no CORS.
 */
export const corsWithoutPage: Rule = {
  name: 'cors-without-page',
  check: (config, { version }) => {
    const enabled = config.get(...cors, 'enabled');
    const base = publicUrl(config);
    if (config.broken || !enabled || !base || !isOn(config, version, ...cors, 'enabled')) return [];
    const written = config.below(...allowedOrigins);
    const origins = readAllowedOrigins(config);
    if (!origins) return [];
    const isForAll = origins.length === 0 || origins.includes('*');
    const withCookies = inForce(config, version, ...cors, 'allow_credentials') === true;
    const outside = firstPages(config).filter(
      ({ url }) => url.origin !== base.url.origin && (isForAll || !isAllowed(url.origin, origins)),
    );
    const [page] = outside;
    if (!page || !withCookies) return [];
    const at = written.find(({ value }) => value === '*')?.place ?? config.get(...allowedOrigins)?.key ?? enabled.place;
    return [
      {
        start: at.start,
        end: at.end,
        code: 'kratos/cors-without-page',
        severity: 'hint',
        message: isForAll
          ? t('All origins are allowed, which browsers refuse for requests with cookies.')
          : t('The page at {0} is not one of the allowed origins.', page.url.origin),
        effect: t(
          'Scripts of the page cannot use flows and sessions: the browser keeps the answers of Kratos from them.',
        ),
        related: outside.map(({ entry }) => ({
          ...entry.place,
          message: t('This page is on another origin than Kratos.'),
        })),
        fixes: suggestCorsFixes(config, [...new Set(outside.map(({ url }) => url.origin))]),
      },
    ];
  },
};

function suggestCorsFixes(config: ConfigDocument, origins: readonly string[]): readonly Fix[] {
  const [first = '', ...others] = origins;
  const everybody = config.below(...allowedOrigins).find(({ value }) => value === '*');
  const edits = everybody
    ? [
        writeSetting(config, everybody.path, first),
        ...(others.length > 0 ? [appendItems(config, allowedOrigins, others)] : []),
      ]
    : config.below(...allowedOrigins).length > 0
      ? [appendItems(config, allowedOrigins, origins)]
      : [writeSetting(config, allowedOrigins, origins)];
  return buildFix(t('Allow {0}', origins.join(', ')), edits, true);
}
