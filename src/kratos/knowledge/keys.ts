import { t } from '@vscode/l10n';

/** What a key is, in a word or two. */
export function keyKind(method: 'passkey' | 'webauthn'): string {
  return method === 'passkey' ? t('passkey') : t('security key');
}
