import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import type { Path } from '../../../reference/path';
import { isBefore } from '../../../reference/versions';
import { buildFix, writeSetting } from '../../../document/edits';
import { isMethodOff, isOn, isSettled } from '../../../facts/inForce';
import { codesUncounted, demandingLines, demandingPaths } from './requiredAal';
import { allSchemas, certainSchemas, placeInSchema, type NamedSchema } from '../../../facts/knownSchemas';
import type { Finding, Severity } from '../../../document/finding';
import type { Rule } from '../rule';
import type { RuleContext } from '../../../facts/context';

const code = ['selfservice', 'methods', 'code'] as const;
const switchPath = [...code, 'mfa_enabled'] as const;

/**
 * Codes as a second factor, where a level is demanded that they raise. In v1.3.1 `mfa_enabled` counts as a second
 * factor of every identity; since v25.4.0 only of those that have an address for codes, which is every identity with a
 * value in a trait marked `code.identifier`. Whether the code method can answer makes no difference to who is asked.
 */
export const mfaForcedOnEveryone: Rule = {
  name: 'mfa-forced-on-everyone',
  check: (config, context) => {
    const entry = config.get(...switchPath);
    const demanding = demandingPaths(config, context.version);
    if (config.broken || entry?.value !== true || demanding.length === 0) return [];
    if (codesUncounted(config, context.version)) return [];
    const asked = isBefore(context.version, 'v25.4.0')
      ? 'all'
      : certainSchemas(context).filter(({ marks }) => marks.code.length > 0);
    if (asked.length === 0) return [];
    const unwritten = demanding.filter((path) => !config.get(...path));
    const off = isMethodOff(config, context.version, 'code');
    const stuck = off || cannotAnswer(config, context);
    return [
      {
        ...entry.place,
        code: 'kratos/mfa-forced-on-everyone',
        severity: rateForcedMfa(stuck, unwritten),
        message: describeForcedMfa(stuck, asked),
        effect: [
          ...describeForcedMfaEffects(demanding),
          ...stuckBecause(off, stuck),
          ...describeUnwrittenDefaults(unwritten),
        ].join(' '),
        related: [...demandingLines(config, demanding), ...(asked === 'all' ? [] : markLines(config, asked))],
        fixes: [
          ...(off ? buildFix(t('Switch the code method on'), [writeSetting(config, [...code, 'enabled'], true)]) : []),
          ...buildFix(
            t('Demand no second factor: required_aal: aal1'),
            demanding.map((path) => writeSetting(config, path, 'aal1')),
          ),
          ...buildFix(t('Use no codes as a second factor'), [writeSetting(config, switchPath, false)]),
        ],
      },
    ];
  },
};

/** In v1.3.1 people are asked who have no address for a code; then only the fall-back finds one. */
function cannotAnswer(config: ConfigDocument, context: RuleContext): boolean {
  const path = [...code, 'config', 'missing_credential_fallback_enabled'] as const;
  const fallback = isOn(config, context.version, ...path) || !isSettled(config, ...path);
  const schemas = allSchemas(config, context) ?? [];
  return (
    schemas.length > 0 &&
    schemas.every(({ marks }) => marks.code.length === 0 && !(fallback && marks.verification.length > 0))
  );
}

function rateForcedMfa(stuck: boolean, unwritten: readonly Path[]): Severity {
  // Who wrote highest_available beside mfa_enabled most likely wants it; who left it out may not know that it is the
  // default.
  return stuck ? 'error' : unwritten.length > 0 ? 'warning' : 'information';
}

function describeForcedMfa(stuck: boolean, asked: 'all' | readonly NamedSchema[]): string {
  if (stuck) return t('People are asked for a code as a second factor, and none can be sent to them.');
  if (asked === 'all')
    return t('Every identity is asked for a code as a second factor: in v1.3.1 mfa_enabled alone is enough.');
  const [names, schemas] = [nameCodeTraits(asked), asked.map(({ id }) => id).join(', ')];
  return t(
    'Every identity of schema {0} with a value in {1} is asked for a code as a second factor: its schema marks it as an address for codes.',
    schemas,
    names,
  );
}

function nameCodeTraits(asked: readonly NamedSchema[]): string {
  const names = asked.flatMap(({ marks }) => marks.code.map(({ trait }) => trait)).filter((name) => name !== '');
  return names.length === 0 ? t('a marked trait') : [...new Set(names)].join(', ');
}

function describeForcedMfaEffects(demanding: readonly Path[]): readonly string[] {
  return demanding.map(([section]) =>
    section === 'session'
      ? t(
          'After the first factor a session is not accepted yet: whoami answers 403 session_aal2_required, and login goes on to the second step.',
        )
      : t('The settings flow answers 403 session_aal2_required until the code has been entered.'),
  );
}

function stuckBecause(off: boolean, stuck: boolean): readonly string[] {
  if (off)
    return [
      t(
        'The code method itself is off, so the second step offers none: people without another second factor are locked out.',
      ),
    ];
  return stuck
    ? [
        t(
          'No schema marks an address for codes, so the second step offers none: people without another second factor are locked out.',
        ),
      ]
    : [];
}

function describeUnwrittenDefaults(unwritten: readonly Path[]): readonly string[] {
  return unwritten.map((path) => t('{0} is not written, and its default is highest_available.', path.join('.')));
}

function markLines(config: ConfigDocument, asked: readonly NamedSchema[]): NonNullable<Finding['related']> {
  return asked.flatMap((schema) =>
    schema.marks.code.flatMap((mark) => {
      const place = placeInSchema(config, schema, mark);
      const message =
        mark.trait === ''
          ? t('This decides: anyone with a value here has codes as a second factor.')
          : t('This decides: anyone with a value in {0} has codes as a second factor.', mark.trait);
      return place ? [{ ...place, message }] : [];
    }),
  );
}
