import { t } from '@vscode/l10n';
import type { Rule } from '../rule';
import { writtenFor } from '../writtenVersion';

/**
 * v25.4.0 takes the names of columns from page tokens, and opens tokens with a key of its source when none of
 * `secrets.pagination` fits (GO-2026-4801). v1.3.1 has no such tokens, v26.2.0 lets no other columns pass. Nothing in a
 * configuration prevents it, so it is a hint.
 */
export const forgedPageTokens: Rule = {
  name: 'forged-page-tokens',
  check: (config, { version }) => {
    const written = writtenFor(config, version, 'v25.4.0', 'v25.4.1');
    return written
      ? [
          {
            ...written.place,
            code: 'kratos/forged-page-tokens',
            severity: 'hint',
            message: t('{0} has a known weakness that v26.2.0 does not have: forged page tokens.', written.value),
            effect: t(
              'Whoever reaches the admin API can change the database query behind GET /admin/courier/messages by a page_token of their own making (advisory GO-2026-4801). Keys at secrets.pagination do not prevent it: tokens made with a key from the source are taken as well. Upgrade, and let nobody else reach the admin API.',
            ),
          },
        ]
      : [];
  },
};
