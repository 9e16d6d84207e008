import { t } from '@vscode/l10n';
import { inForce } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * A key of 32 characters that are not 32 bytes, because some are not ASCII. The schema counts characters and Kratos
 * counts bytes: it leaves such a key out, and when there are others beside it, breaks off the request. With `noop`, the
 * default, the keys are not read at all.
 */
export const cipherSecretBytes: Rule = {
  name: 'cipher-secret-bytes',
  isOfValues: true,
  check: (config, { version }) =>
    inForce(config, version, 'ciphers', 'algorithm') === 'noop'
      ? []
      : config.below('secrets', 'cipher').flatMap(({ value, place }, _, all): Finding[] => {
          if (typeof value !== 'string' || Array.from(value).length !== 32) return [];
          const bytes = new TextEncoder().encode(value).length;
          if (bytes === 32) return [];
          return [
            {
              ...place,
              code: 'kratos/cipher-secret-bytes',
              severity: 'error',
              message: t('This key has 32 characters but {0} bytes: it must have 32 bytes, so use ASCII only.', bytes),
              effect:
                all.length === 1
                  ? t('Every social sign-in is answered with 500: there is no key to encrypt with.')
                  : t('Every social sign-in breaks off without an answer.'),
            },
          ];
        }),
};
