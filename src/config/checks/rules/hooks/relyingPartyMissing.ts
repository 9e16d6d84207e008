import { t } from '@vscode/l10n';
import { isBefore, type Version } from '../../../reference/versions';
import { isMethodOn } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Security keys or passkeys that are on without `rp`. The schema wants `config` and nothing in it; Kratos starts, and
 * fails as soon as it makes a form with them.
 */
export const relyingPartyMissing: Rule = {
  name: 'relying-party-missing',
  check: (config, { version }) =>
    config.broken
      ? []
      : (['webauthn', 'passkey'] as const).flatMap((method): Finding[] => {
          const path = ['selfservice', 'methods', method] as const;
          const settings = config.get(...path, 'config');
          if (!settings?.key || !isMethodOn(config, version, method) || config.get(...path, 'config', 'rp')) return [];
          return [
            {
              ...settings.key,
              code: 'kratos/relying-party-missing',
              severity: 'hint',
              message: t('{0} is on, and rp is missing: rp.id is the domain that credentials are made for.', method),
              effect: [
                describeMissingParty(method, version),
                t('The variable {0} can give it as well.', `SELFSERVICE_METHODS_${method.toUpperCase()}_CONFIG_RP_ID`),
              ].join(' '),
            },
          ];
        }),
};

function describeMissingParty(method: 'webauthn' | 'passkey', version: Version): string {
  if (method === 'webauthn') return t('Settings of a browser are answered with 500.');
  return isBefore(version, 'v26.2.0')
    ? t('Every login and registration of a browser is answered with 500.')
    : t('Every login and registration is answered with 500.');
}
