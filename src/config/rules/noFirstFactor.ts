import { t } from '@vscode/l10n';
import { fixOf, writeSetting } from './edits';
import { isFlowOn, isKeyPasswordless, isMethodOn, isOn } from './inForce';
import type { Rule } from './types';

const methods = ['selfservice', 'methods'] as const;

/**
 * No method that can log anyone in: passwords switched off, and nothing in their place. A hint where recovery is on, which gives a session too. Organisations of the
 * commercial editions bring methods of their own.
 */
export const noFirstFactor: Rule = {
  name: 'no-first-factor',
  check: (config, { version }) => {
    const password = config.get(...methods, 'password', 'enabled');
    const on = (method: string): boolean => isMethodOn(config, version, method);
    const others =
      on('oidc') ||
      on('passkey') ||
      (on('webauthn') && isKeyPasswordless(config, version)) ||
      isOn(config, version, ...methods, 'code', 'passwordless_enabled') ||
      ['b2b', 'saml'].some((method) => config.get(...methods, method));
    if (config.broken || password?.value !== false || others) return [];
    return [
      {
        ...password.place,
        code: 'kratos/no-first-factor',
        severity: isFlowOn(config, version, 'recovery') ? 'hint' : 'warning',
        message: t('Passwords are off, and no other method is on that can log anyone in.'),
        effect: t('The forms of login and registration are empty: nobody can log in or register.'),
        fixes: [
          ...fixOf(t('Switch passwords on'), [writeSetting(config, password.path, true)]),
          ...(isOn(config, version, ...methods, 'code', 'mfa_enabled')
            ? []
            : fixOf(t('Let people log in with codes'), [
                writeSetting(config, [...methods, 'code', 'passwordless_enabled'], true),
              ])),
        ],
      },
    ];
  },
};
