import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Rule } from '../rule';

const code = ['selfservice', 'methods', 'code'] as const;

/** Codes as the first factor and as the second one. The schema of every version refuses both at once. */
export const bothCodeModes: Rule = {
  name: 'both-code-modes',
  isOfValues: true,
  check: (config) => {
    const mfa = config.get(...code, 'mfa_enabled');
    const passwordless = config.get(...code, 'passwordless_enabled');
    if (mfa?.value !== true || passwordless?.value !== true) return [];
    return [
      {
        ...mfa.place,
        code: 'kratos/both-code-modes',
        severity: 'error',
        message: t('mfa_enabled and passwordless_enabled exclude each other.'),
        effect: t(
          'Kratos does not start. passwordless_enabled lets people register and log in with a code alone; mfa_enabled asks for a code after another login.',
        ),
        stops: true,
        related: [{ ...passwordless.place, message: t('This is the other one.') }],
        fixes: [
          ...buildFix(t('Use codes as a second factor only'), [writeSetting(config, passwordless.path, false)]),
          ...buildFix(t('Use codes for logging in only'), [writeSetting(config, mfa.path, false)]),
        ],
      },
    ];
  },
};
