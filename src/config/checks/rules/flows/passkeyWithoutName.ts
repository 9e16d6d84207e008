import { t } from '@vscode/l10n';
import { findPasskeyName } from '../../../facts/passkeyNames';
import { readNamedSchema } from '../../../facts/knownSchemas';
import { inForce, isMethodOn } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Passkeys that are on with a default schema of whose traits Kratos cannot tell the one that names a passkey: no
 * browser gets a registration form then.
 */
export const passkeyWithoutName: Rule = {
  name: 'passkey-without-name',
  check: (config, { version, schemas }) => {
    const enabled = config.get('selfservice', 'methods', 'passkey', 'enabled');
    if (config.broken || !enabled || !isMethodOn(config, version, 'passkey')) return [];
    const usual = inForce(config, version, 'identity', 'default_schema_id');
    return schemas.flatMap((schema): Finding[] => {
      const { id } = schema;
      const read = id === usual ? readNamedSchema(schema) : undefined;
      const trouble = read && findPasskeyName(read);
      if (trouble === undefined || trouble === 'found') return [];
      return [
        {
          ...enabled.place,
          code: 'kratos/passkey-without-name',
          severity: 'error',
          message:
            trouble === 'several'
              ? t('Passkeys are on, but several traits of schema {0} could name one.', id)
              : t('Passkeys are on, but no trait at the top of schema {0} names one.', id),
          effect: noForm(),
        },
      ];
    });
  },
};

/** What every browser meets. */
export function noForm(): string {
  return t('Every registration of a browser is answered with 500 (no identifier found), whatever the method.');
}
