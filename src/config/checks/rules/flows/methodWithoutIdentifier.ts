import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import {
  identifierKeywords,
  firstFactors,
  hasOtherWay,
  findFactorSwitch,
  withoutIdentifier,
  type FirstFactor,
} from '../../../facts/firstFactors';
import { inForce } from '../../../facts/inForce';
import { allSchemas, type NamedSchema } from '../../../facts/knownSchemas';
import type { Finding, Severity } from '../../../document/finding';
import type { Rule } from '../rule';
import type { RuleContext } from '../../../facts/context';

/**
 * A first factor that is on, and no trait that it could find people by. Of the default schema: people who register get
 * that one. An error where nothing else lets anybody in, a hint where the method is on by default only, or where
 * another schema lacks it. Nothing is said where a schema cannot be read.
 */
export const methodWithoutIdentifier: Rule = {
  name: 'method-without-identifier',
  check: (config, context) => {
    const schemas = config.broken ? undefined : allSchemas(config, context);
    if (!schemas) return [];
    const usual = inForce(config, context.version, 'identity', 'default_schema_id');
    return firstFactors(config, context.version).flatMap((method): Finding[] => {
      const without = schemas.filter(({ marks }) => marks[method].length === 0);
      const place = findFactorSwitch(config, method)?.place ?? config.get('selfservice', 'methods')?.key;
      if (without.length === 0 || !place) return [];
      const ids = without.map(({ id }) => id);
      return [
        {
          ...place,
          code: 'kratos/method-without-identifier',
          severity: ids.some((id) => id === usual) ? rateMissingIdentifier(config, context, method, schemas) : 'hint',
          message: t(
            '{0} is on, but schema {1} has no trait with {2}.',
            method,
            ids.join(', '),
            identifierKeywords[method].join('.'),
          ),
          effect: withoutIdentifier(method),
        },
      ];
    });
  },
};

function rateMissingIdentifier(
  config: ConfigDocument,
  { version }: RuleContext,
  method: FirstFactor,
  schemas: readonly NamedSchema[],
): Severity {
  // A passkey is found by a number of its own.
  const worksFor = (other: FirstFactor): boolean =>
    other === 'passkey' || schemas.some(({ marks }) => marks[other].length > 0);
  const isAlone =
    method !== 'passkey' && !hasOtherWay(config, version) && !firstFactors(config, version).some(worksFor);
  return isAlone ? 'error' : findFactorSwitch(config, method) ? 'warning' : 'hint';
}
