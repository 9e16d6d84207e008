import { t } from '@vscode/l10n';
import { buildFix, writeSetting } from '../../../document/edits';
import { inForce, isMethodOn } from '../../../facts/inForce';
import type { Rule } from '../rule';

/**
 * Cipher keys without a cipher. `ciphers.algorithm` is `noop` by default, and then the tokens of social sign-in are
 * stored as they are.
 */
export const cipherSecretUnused: Rule = {
  name: 'cipher-secret-unused',
  check: (config, { version }) => {
    const keys = config.get('secrets', 'cipher');
    const written = config.get('ciphers', 'algorithm');
    const isOff = inForce(config, version, 'ciphers', 'algorithm') === 'noop';
    if (config.broken || !keys?.key || !isOff || !isMethodOn(config, version, 'oidc')) return [];
    return [
      {
        ...keys.key,
        code: 'kratos/cipher-secret-unused',
        severity: 'hint',
        message: t('These keys are not used: ciphers.algorithm is noop.'),
        effect: t('The tokens of social sign-in are stored without encryption.'),
        ...(written && { related: [{ ...written.place, message: t('This switches the cipher off.') }] }),
        fixes: buildFix(
          t('Encrypt with {0}', 'xchacha20-poly1305'),
          [writeSetting(config, ['ciphers', 'algorithm'], 'xchacha20-poly1305')],
          true,
        ),
      },
    ];
  },
};
