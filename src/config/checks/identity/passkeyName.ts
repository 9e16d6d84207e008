import { t } from '@vscode/l10n';
import { isMethodOn } from '../../facts/inForce';
import { noForm } from '../rules/flows/passkeyWithoutName';
import { findPasskeyName } from '../../facts/passkeyNames';
import { traitsPath } from '../../facts/identitySchema';
import type { IdentityRule } from './types';

/**
 * A schema of whose traits Kratos cannot tell the one that names a passkey, beside a configuration that has passkeys
 * on.
 */
export const passkeyName: IdentityRule = {
  name: 'identity-without-passkey-name',
  check: (schema, { config, version }) => {
    const place = schema.document.get(...traitsPath, 'properties')?.key;
    if (!config || !place || !isMethodOn(config, version, 'passkey')) return [];
    const name = findPasskeyName(schema);
    if (name === undefined || name === 'found') return [];
    return [
      {
        ...place,
        code: 'kratos/identity-without-passkey-name',
        severity: 'warning',
        message:
          name === 'several'
            ? t(
                'Several traits could name a passkey: passkey.display_name and webauthn.identifier must be of one trait.',
              )
            : t('No trait right below the traits has passkey.display_name and a title, and none is without a title.'),
        effect: noForm(),
      },
    ];
  },
};
