import { t } from '@vscode/l10n';
import { aalPaths } from '../../../facts/aalSettings';
import { codesUncounted, demandingLines, demandingPaths } from './requiredAal';
import type { Rule } from '../rule';

/**
 * Codes as a second factor with a release before v1.3.0, whose highest_available does not count them
 * (GHSA-wc43-73w7-x2f5): there the code method has no word in what levels an identity can reach.
 */
export const codesNotCounted: Rule = {
  name: 'codes-not-counted',
  check: (config, { version }) => {
    const entry = config.get(...aalPaths.mfa);
    const written = codesUncounted(config, version);
    const demanding = demandingPaths(config, version);
    if (config.broken || entry?.value !== true || !written || demanding.length === 0) return [];
    return [
      {
        ...entry.place,
        code: 'kratos/codes-not-counted',
        severity: 'warning',
        message: t('{0} does not count codes as a second factor where it asks for highest_available.', written.value),
        effect: t(
          'Whoever has no other second factor gets in with the first one alone. This is the advisory GHSA-wc43-73w7-x2f5; v1.3.0 and later count codes.',
        ),
        related: [
          { ...written.place, message: t('The file says that it is for this version.') },
          ...demandingLines(config, demanding),
        ],
      },
    ];
  },
};
