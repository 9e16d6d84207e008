import { t } from '@vscode/l10n';
import type { Rule } from '../rule';

/**
 * Cookie keys of which no second one is 16, 24 or 32 bytes. Kratos hands the whole list to the continuity cookie, whose
 * library takes it in pairs: one key to sign, one to encrypt (AES). A last key without a partner signs alone, so lists
 * of an odd length always work. With `secrets.cookie` present `secrets.default` is not read.
 */
export const continuityCookieKey: Rule = {
  name: 'continuity-cookie-key',
  check: (config) => {
    const own = config.below('secrets', 'cookie');
    const keys = own.length > 0 ? own : config.below('secrets', 'default');
    const encrypting = keys.filter((_, at) => at % 2 === 1);
    const [second] = encrypting;
    if (config.broken || !second || keys.length % 2 === 1) return [];
    if (encrypting.some(({ value }) => typeof value !== 'string' || [16, 24, 32].includes(countBytes(value))))
      return [];
    return [
      {
        ...second.place,
        code: 'kratos/continuity-cookie-key',
        severity: 'warning',
        message: t('The second key encrypts the continuity cookie, and must be 16, 24 or 32 bytes long for that.'),
        effect: t(
          'Every social sign-in, and every change of settings that asks for a new login, is answered with 500 (crypto/aes: invalid key size).',
        ),
      },
    ];
  },
};

function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
