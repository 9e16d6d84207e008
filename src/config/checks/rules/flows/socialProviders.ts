import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import { isMethodOn } from '../../../facts/inForce';
import { repeatedIds } from './repeatedIds';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

const oidc = ['selfservice', 'methods', 'oidc'] as const;

/**
 * Social sign-in without a provider, or with two of one id, of which Kratos uses the first. No provider is information:
 * the list is often taken from the environment, because it holds secrets.
 */
export const socialProviders: Rule = {
  name: 'social-providers',
  check: (config, { version }) =>
    isMethodOn(config, version, 'oidc') ? [...withoutAny(config), ...twice(config)] : [],
};

function withoutAny(config: ConfigDocument): readonly Finding[] {
  const enabled = config.get(...oidc, 'enabled');
  if (config.broken || !enabled || config.below(...oidc, 'config', 'providers').length > 0) return [];
  return [
    {
      ...enabled.place,
      code: 'kratos/social-providers',
      severity: 'information',
      message: t('Social sign-in is on, but no provider is configured here.'),
      effect: t('Unless providers come from the environment, no flow offers any.'),
    },
  ];
}

function twice(config: ConfigDocument): readonly Finding[] {
  return repeatedIds(config, [...oidc, 'config', 'providers']).map(({ entry, first }): Finding => ({
    ...entry.place,
    code: 'kratos/social-providers',
    severity: 'warning',
    message: t('Another provider before this one has the same id.'),
    effect: t('Kratos sends everyone to the first one; this one is never used.'),
    related: [{ ...first.place, message: t('This one is used.') }],
  }));
}
