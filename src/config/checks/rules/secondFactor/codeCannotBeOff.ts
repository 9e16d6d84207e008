import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Rule } from '../rule';

const code = ['selfservice', 'methods', 'code'] as const;

/** The code method switched off beside `passwordless_enabled`, which switches it on whatever `enabled` says. */
export const codeCannotBeOff: Rule = {
  name: 'code-cannot-be-off',
  check: (config) => {
    const enabled = config.get(...code, 'enabled');
    const passwordless = config.get(...code, 'passwordless_enabled');
    if (enabled?.value !== false || passwordless?.value !== true) return [];
    return [
      {
        ...enabled.place,
        code: 'kratos/code-cannot-be-off',
        severity: 'information',
        message: t('This has no effect: passwordless_enabled switches the code method on.'),
        effect: t('Login and registration offer codes, and recovery and verification can use them.'),
        related: [{ ...passwordless.place, message: t('This switches it on.') }],
        fixes: [
          ...buildFix(t('Write that it is on'), [writeSetting(config, enabled.path, true)], true),
          ...buildFix(t('Let nobody log in with a code'), [writeSetting(config, passwordless.path, false)]),
        ],
      },
    ];
  },
};
