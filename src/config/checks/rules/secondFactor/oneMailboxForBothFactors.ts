import { t } from '@vscode/l10n';
import { aalPaths } from '../../../facts/aalSettings';
import type { ConfigDocument } from '../../../document/document';
import { inForce, isFlowOn, isMethodOn } from '../../../facts/inForce';
import { codesUncounted, demandingPaths } from './requiredAal';
import { certainSchemas, placeInSchema, type NamedSchema } from '../../../facts/knownSchemas';
import { bearer, type Mark } from '../../../facts/schemaMarks';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';
import type { RuleContext } from '../../../facts/context';

const recovery = ['selfservice', 'flows', 'recovery'] as const;

/**
 * One address for recovery and for the code of the second step: recovery logs in by what is mailed to it, and the
 * second step is passed by the next mail. Kratos lets it pass (ory/kratos issue 4317). Other second factors beside do
 * not help, because the code is offered all the same. Information: some want no more than that.
 */
export const oneMailboxForBothFactors: Rule = {
  name: 'one-mailbox-for-both-factors',
  check: (config, context) => {
    const { version } = context;
    const entry = config.get(...aalPaths.mfa);
    const isAsked = demandingPaths(config, version).length > 0 && !codesUncounted(config, version);
    if (config.broken || entry?.value !== true || !isMethodOn(config, version, 'code') || !isAsked) return [];
    const shared = recovers(config, context) ? certainSchemas(context).flatMap(sharedMarks) : [];
    const [first] = shared;
    const trait = first?.mark.trait ?? '';
    if (!first) return [];
    return [
      {
        ...entry.place,
        code: 'kratos/one-mailbox-for-both-factors',
        severity: 'information',
        message:
          trait === ''
            ? t('Recovery and the code of the second step go to the same address.')
            : t('Recovery and the code of the second step go to the same address, {0}.', trait),
        effect: t(
          'Whoever reads its messages gets in without a password and passes the second step too, even where other second factors are enrolled. Use TOTP, back-up codes or security keys for the second step instead of codes, or have codes sent to a different address than recovery.',
        ),
        related: [...recoveryLine(config), ...markLines(config, shared)],
      },
    ];
  },
};

/** A trait that both go to. */
interface Shared {
  readonly schema: NamedSchema;
  readonly mark: Mark;
}

function sharedMarks(schema: NamedSchema): readonly Shared[] {
  const recovered = new Set(schema.marks.recovery.map(bearer));
  return schema.marks.code.filter((mark) => recovered.has(bearer(mark))).map((mark) => ({ schema, mark }));
}

/** Whether recovery is on, with a strategy that is. */
function recovers(config: ConfigDocument, { version }: RuleContext): boolean {
  const use = inForce(config, version, ...recovery, 'use');
  return isFlowOn(config, version, 'recovery') && typeof use === 'string' && isMethodOn(config, version, use);
}

function recoveryLine(config: ConfigDocument): NonNullable<Finding['related']> {
  const place = config.get(...recovery, 'enabled')?.place;
  return place ? [{ ...place, message: t('Recovery is on.') }] : [];
}

function markLines(config: ConfigDocument, shared: readonly Shared[]): NonNullable<Finding['related']> {
  return shared.flatMap(({ schema, mark }) => {
    const place = placeInSchema(config, schema, mark);
    return place ? [{ ...place, message: t('This sends the code to a recovery address.') }] : [];
  });
}
