import { t } from '@vscode/l10n';

/** What a person calls a type of credential. A type that this version does not know is called as it is. */
export function credentialName(type: string): string {
  switch (type) {
    case 'password':
      return t('Password');
    case 'oidc':
      return t('Social sign-in');
    case 'saml':
      return t('SAML');
    case 'totp':
      return t('Authenticator app (TOTP)');
    case 'lookup_secret':
      return t('Back-up codes');
    case 'webauthn':
      return t('Security keys');
    case 'passkey':
      return t('Passkeys');
    case 'deviceauthn':
      return t('Keys of devices');
    case 'identifier_first':
      return t('Identifier alone');
    case 'code':
      return t('Codes by mail or text message');
    default:
      return type;
  }
}
