import { t } from '@vscode/l10n';
import { aalPaths } from '../../../facts/aalSettings';
import type { ConfigDocument } from '../../../document/document';
import { isBefore } from '../../../reference/versions';
import { isOn } from '../../../facts/inForce';
import { allSchemas, schemaLine, type NamedSchema } from '../../../facts/knownSchemas';
import type { Rule } from '../rule';
import type { RuleContext } from '../../../facts/context';

/**
 * Codes as a second factor, and no identity schema that marks an address for them. From v25.4.0 on they count for
 * people with such an address alone, so nobody has one; before, everybody is asked, which another rule says. The
 * fall-back offers codes to addresses that can be verified, yet only to people who are asked because of something else.
 */
export const codesWithoutAddress: Rule = {
  name: 'codes-without-address',
  check: (config, context) => {
    const entry = config.get(...aalPaths.mfa);
    const schemas = codesUnaddressed(config, context);
    if (config.broken || entry?.value !== true || !schemas) return [];
    const isOffered =
      isOn(config, context.version, ...aalPaths.fallback) && schemas.some(({ marks }) => marks.verification.length > 0);
    return [
      {
        ...entry.place,
        code: 'kratos/codes-without-address',
        severity: 'information',
        message: t(
          'Codes are meant as a second factor, but no identity schema has a trait with credentials.code.identifier.',
        ),
        effect: isOffered
          ? t(
              'Nobody is asked for a second factor because of it: without that mark no identity has a code that counts. missing_credential_fallback_enabled offers codes only to those who are asked because of another factor.',
            )
          : t(
              'Nobody is asked for a code: without that mark no identity has an address for one. Set code.identifier: true at the trait in the schema; identities get the address when they are made or changed.',
            ),
        related: schemas.flatMap((schema) => schemaLine(config, schema, t('This schema has none.'))),
      },
    ];
  },
};

/**
 * All identity schemas, where they are known and none marks an address for codes, with a version that counts codes by
 * the address.
 */
export function codesUnaddressed(config: ConfigDocument, context: RuleContext): readonly NamedSchema[] | undefined {
  const schemas = allSchemas(config, context);
  const isByAddress = !isBefore(context.version, 'v25.4.0');
  return isByAddress && schemas?.every(({ marks }) => marks.code.length === 0) === true ? schemas : undefined;
}
