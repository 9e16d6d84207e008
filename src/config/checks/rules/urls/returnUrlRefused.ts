import { t } from '@vscode/l10n';
import { allowedReturnUrls, isAllowedReturnUrl } from '../../../facts/returnUrls';
import { returnUrls } from '../../../facts/browserUrls';
import { appendItems, buildFix } from '../../../document/edits';
import { isPlaceholder } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * A `default_browser_return_url` that a written allow-list refuses. Kratos itself sends people there all the same; a
 * client that passes it as `return_to`, as pages often do to come back to where they were, is refused. Nothing is said
 * where there is no list, and each URL is said once.
 */
export const returnUrlRefused: Rule = {
  name: 'return-url-refused',
  check: (config) => {
    const list = allowedReturnUrls(config);
    if (config.broken || list.length === 0 || list.some(({ value }) => isPlaceholder(value))) return [];
    const refused = returnUrls(config).filter(
      ({ entry }) => isAllowedReturnUrl(entry.value, config).kind === 'refused',
    );
    return refused
      .filter(({ entry }, at) => refused.findIndex((other) => other.entry.value === entry.value) === at)
      .map(({ entry, url }): Finding => ({
        ...entry.place,
        code: 'kratos/return-url-refused',
        severity: 'hint',
        message: t(
          'People are sent here by default, but no entry of allowed_return_urls accepts the same URL as return_to.',
        ),
        effect: t('A client that asks for it is refused (400 self_service_flow_return_to_forbidden).'),
        related: list.slice(0, 1).map((first) => ({ ...first.entry.place, message: t('This is the list.') })),
        fixes: buildFix(
          t('Allow {0}', url.origin),
          [appendItems(config, ['selfservice', 'allowed_return_urls'], [url.origin])],
          true,
        ),
      }));
  },
};
