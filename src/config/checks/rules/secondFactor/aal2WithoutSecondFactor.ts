import { t } from '@vscode/l10n';
import { areFactorsSettled, readAalSettings, secondFactorsOn } from '../../../facts/aalSettings';
import { demandingPaths } from './requiredAal';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * `highest_available` written out while no method can be a second factor: nobody is ever asked for one. `totp`,
 * `lookup_secret`, `webauthn` (unless passwordless) and `code` with `mfa_enabled` are those that can.
 */
export const aal2WithoutSecondFactor: Rule = {
  name: 'aal2-without-second-factor',
  check: (config, { version }) => {
    const on = secondFactorsOn(readAalSettings(config, version));
    if (config.broken || on.length > 0 || !areFactorsSettled(config, version)) return [];
    return demandingPaths(config, version).flatMap((path): Finding[] => {
      const entry = config.get(...path);
      if (entry?.value !== 'highest_available') return [];
      return [
        {
          ...entry.place,
          code: 'kratos/aal2-without-second-factor',
          severity: 'information',
          message: t('No method that is switched on can be a second factor, so highest_available asks nobody for one.'),
          effect: t(
            'Every session stays aal1 and is accepted. People who enrolled a factor earlier are asked for it all the same, although its method is off.',
          ),
        },
      ];
    });
  },
};
