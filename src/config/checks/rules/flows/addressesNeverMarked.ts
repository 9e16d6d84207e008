import { t } from '@vscode/l10n';
import { isFlowOn } from '../../../facts/inForce';
import { allSchemas, schemaLine } from '../../../facts/knownSchemas';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * Recovery or verification that is on while no identity schema marks an address for it. Nothing fails: the answers are
 * the same as for unknown addresses. A hint for recovery, which admins can still begin without an address.
 */
export const addressesNeverMarked: Rule = {
  name: 'addresses-never-marked',
  check: (config, context) => {
    const schemas = allSchemas(config, context);
    if (config.broken || !schemas) return [];
    return (['recovery', 'verification'] as const).flatMap((flow): Finding[] => {
      const entry = config.get('selfservice', 'flows', flow, 'enabled');
      if (!entry || !isFlowOn(config, context.version, flow) || schemas.some(({ marks }) => marks[flow].length > 0))
        return [];
      const isRecovery = flow === 'recovery';
      return [
        {
          ...entry.place,
          code: 'kratos/addresses-never-marked',
          severity: isRecovery ? 'hint' : 'warning',
          message: t('The {0} flow is on, but no identity schema has a trait with {0}.via.', flow),
          effect: isRecovery
            ? t(
                'Anyone who asks for recovery is told that an e-mail is on its way, and none is. Only links and codes made by an administrator work.',
              )
            : t(
                'No identity ever has an address to verify: no e-mail is sent, and anyone who asks for one is told that it is on its way.',
              ),
          related: schemas.flatMap((schema) => schemaLine(config, schema, t('This schema has none.'))),
        },
      ];
    });
  },
};
