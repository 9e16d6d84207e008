import { t } from '@vscode/l10n';
import { presence, findStructure } from '../../../reference/structure';
import { truth } from '../../../facts/cookies';
import { buildFix, writeSetting } from '../../../document/edits';
import { isPlaceholder } from '../../../document/placeholder';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * `secure` as a text that says neither yes nor no. The schema takes any text; Kratos takes what it cannot read for no,
 * without a word.
 */
export const cookieSecureValue: Rule = {
  name: 'cookie-secure-value',
  isOfValues: true,
  check: (config, { version }) =>
    [config.get('cookies', 'secure'), config.get('session', 'cookie', 'secure')].flatMap((entry): Finding[] => {
      const found = findStructure('cookies.secure');
      if (!entry || typeof entry.value !== 'string' || !found || presence(found.structure, version) !== 'present')
        return [];
      if (truth(entry.value) !== undefined || isPlaceholder(entry.value)) return [];
      return [
        {
          ...entry.place,
          code: 'kratos/cookie-secure-value',
          severity: 'warning',
          message: t('Kratos reads {0} as false; it knows "true" and "false".', JSON.stringify(entry.value)),
          effect: t('The cookie is sent without Secure, so browsers send it over plain http as well.'),
          fixes: [
            ...buildFix(t('Write "true"'), [writeSetting(config, entry.path, 'true')], true),
            ...buildFix(t('Write "false"'), [writeSetting(config, entry.path, 'false')]),
          ],
        },
      ];
    }),
};
