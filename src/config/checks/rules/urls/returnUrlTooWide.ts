import { t } from '@vscode/l10n';
import { parseGoUrl } from '../../../facts/goUrl';
import { allowedReturnUrls } from '../../../facts/returnUrls';
import { buildFix, writeSetting } from '../../../document/edits';
import { isPlaceholder } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * `https://*example.com` in `allowed_return_urls`: the asterisk stands for any beginning of the host, so domains of
 * others that end alike pass too.
 */
export const returnUrlTooWide: Rule = {
  name: 'return-url-too-wide',
  isOfValues: true,
  check: (config) =>
    allowedReturnUrls(config).flatMap(({ entry, value }): Finding[] => {
      const host = isPlaceholder(value) ? undefined : parseGoUrl(value, true)?.host;
      const rest = /^\*(?!\.)(.+)$/.exec(host ?? '')?.[1];
      if (rest === undefined) return [];
      return [
        {
          ...entry.place,
          code: 'kratos/return-url-too-wide',
          severity: 'warning',
          message: t(
            'Without a dot after it, the asterisk also lets other people’s domains pass, such as {0}.',
            `evil${rest}`,
          ),
          effect: t('A link to your login can lead people to somebody else’s page afterwards.'),
          fixes: buildFix(
            t('Write {0}', `*.${rest}`),
            [writeSetting(config, entry.path, value.replace(`*${rest}`, `*.${rest}`))],
            true,
          ),
        },
      ];
    }),
};
