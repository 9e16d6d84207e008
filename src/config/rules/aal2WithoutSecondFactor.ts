import { t } from '@vscode/l10n';
import { settingOr, type Finding, type Rule } from './types';

/** The two places of `required_aal`. */
const places = [
  ['session', 'whoami', 'required_aal'],
  ['selfservice', 'flows', 'settings', 'required_aal'],
] as const;

/**
 * `highest_available` written out while no method can be a second factor: nobody is ever asked for one. `totp`, `lookup_secret`, `webauthn` (unless passwordless)
 * and `code` with `mfa_enabled` are those that can.
 */
export const aal2WithoutSecondFactor: Rule = {
  name: 'aal2-without-second-factor',
  check: (config) => {
    const on = (name: string): boolean => settingOr(config, false, 'selfservice', 'methods', name, 'enabled');
    const passwordless = settingOr(config, false, 'selfservice', 'methods', 'webauthn', 'config', 'passwordless');
    const codes = settingOr(config, false, 'selfservice', 'methods', 'code', 'mfa_enabled');
    if (config.broken || on('totp') || on('lookup_secret') || (on('webauthn') && !passwordless) || codes) return [];
    return places.flatMap((path): Finding[] => {
      const entry = config.get(...path);
      if (entry?.value !== 'highest_available') return [];
      return [
        {
          ...entry.place,
          code: 'kratos/aal2-without-second-factor',
          severity: 'hint',
          message: t('No method that is switched on can be a second factor, so highest_available asks nobody for one.'),
          effect: t(
            'Every session stays aal1 and is accepted. People who enrolled a factor earlier are asked for it all the same, although its method is off.',
          ),
        },
      ];
    });
  },
};
