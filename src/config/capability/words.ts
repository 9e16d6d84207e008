import { t } from '@vscode/l10n';
import type { Factor } from './types';

/** A factor in words; of social sign-in with the provider's label, where there is one. */
export function factorTitle(factor: Factor, provider?: string): string {
  switch (factor) {
    case 'password':
      return t('Password');
    case 'code_email':
      return t('Code by e-mail');
    case 'code_sms':
      return t('Code by SMS');
    case 'totp':
      return t('TOTP');
    case 'lookup_secret':
      return t('Back-up codes (lookup_secret)');
    case 'webauthn':
      return t('Security key (webauthn)');
    case 'passkey':
      return t('Passkey');
    case 'oidc':
      return provider === undefined ? t('Social sign-in (oidc)') : t('{0} (oidc)', provider);
    case 'saml':
      return t('SAML');
  }
}
