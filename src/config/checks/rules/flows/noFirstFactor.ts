import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../../document/edits';
import { isFlowOn, isOff, isOn } from '../../../facts/inForce';
import type { Rule } from '../rule';

const methods = ['selfservice', 'methods'] as const;

/**
 * No method that can log anyone in: passwords switched off, and nothing in their place. Information where recovery is
 * on, which gives a session too. Organisations of the commercial editions bring methods of their own.
 */
export const noFirstFactor: Rule = {
  name: 'no-first-factor',
  check: (config, { version }) => {
    const password = config.get(...methods, 'password', 'enabled');
    const off = (...path: readonly string[]): boolean => isOff(config, version, ...methods, ...path);
    const others =
      !off('oidc', 'enabled') ||
      !off('passkey', 'enabled') ||
      !(off('webauthn', 'enabled') || off('webauthn', 'config', 'passwordless')) ||
      !off('code', 'passwordless_enabled') ||
      ['b2b', 'saml'].some((method) => config.get(...methods, method));
    if (config.broken || password?.value !== false || others) return [];
    return [
      {
        ...password.place,
        code: 'kratos/no-first-factor',
        severity: isFlowOn(config, version, 'recovery') ? 'information' : 'warning',
        message: t('Passwords are off, and no other method is on that can log anyone in.'),
        effect: t('The forms of login and registration are empty: nobody can log in or register.'),
        fixes: [
          ...buildFix(t('Switch passwords on'), [writeSetting(config, password.path, true)]),
          ...(isOn(config, version, ...methods, 'code', 'mfa_enabled')
            ? []
            : buildFix(t('Let people log in with codes'), [
                writeSetting(config, [...methods, 'code', 'passwordless_enabled'], true),
              ])),
        ],
      },
    ];
  },
};
