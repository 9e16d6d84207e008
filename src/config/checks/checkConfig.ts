import { t } from '@vscode/l10n';
import { versionWords } from '../reference/describeSetting';
import type { ConfigDocument } from '../document/document';
import { finish, type Steps } from '../document/steps';
import { holdsOnNetwork } from './network';
import { checkRulesInSteps } from './rules/index';
import { readSuppressions } from './suppressions';
import type { Finding, Severity } from '../document/finding';
import type { RuleContext } from '../facts/context';
import { checkSchemaInSteps, isOfValue, isPlain } from './schema/index';
import { latestRelease, type Version } from '../reference/versions';

/** What a check of a configuration may know, and who else checks it. */
export interface ConfigContext extends RuleContext {
  /** Whether another extension says what is wrong with the structure: then only what goes beyond it is said here. */
  readonly isStructureChecked?: boolean;
  /**
   * Whether the version is only what the line `version:` says. Then nothing is wrong that is right in the latest
   * release.
   */
  readonly isVersionDoubtful?: boolean;
  /** Whether the configuration is for Ory Network. */
  readonly isNetwork?: boolean;
}

const severities: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** How grave a finding is: what keeps Kratos from starting comes before what fails later. */
function weighFinding({ severity, stops = false }: Finding): number {
  return severities[severity] + (stops ? 0.5 : 0);
}

/**
 * Everything that is said of a configuration, in the order of the text: what violates Kratos's schema, and what the
 * rules find. Of one value the graver finding speaks, and a rule where both are as grave, as it knows more. `off`:
 * names of rules and kinds that are switched off; comments in the text switch them off as well.
 */
export function checkConfig(
  config: ConfigDocument,
  context: ConfigContext,
  off: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  return finish(checkInSteps(config, context, off));
}

/** The same in steps, for who may be stopped meanwhile. */
export function* checkInSteps(
  config: ConfigDocument,
  context: ConfigContext,
  off: ReadonlySet<string>,
): Steps<readonly Finding[]> {
  const findings = (yield* checkFor(config, context, off)).filter(
    (finding) => context.isNetwork !== true || holdsOnNetwork(config, finding),
  );
  if (context.isVersionDoubtful !== true || context.version === latestRelease) return findings;
  const ofLatest = new Set((yield* checkFor(config, { ...context, version: latestRelease }, off)).map(toFindingKey));
  return findings.map((finding) =>
    ofLatest.has(toFindingKey(finding)) ? finding : doubtful(finding, context.version),
  );
}

/**
 * A finding that holds for the written version alone: worth a thought, and nothing is to be taken away because of it.
 */
function doubtful(finding: Finding, version: Version): Finding {
  const { code, message, start, end, related, tag } = finding;
  const effect = t(
    'That is true of {0}, which only the line version: names; Kratos never reads that line. Connect to the server, or choose its version in kratosFlows.config.version, to be sure.',
    versionWords(version),
  );
  return { code, message, start, end, severity: 'hint', effect, ...(related && { related }), ...(tag && { tag }) };
}

function toFindingKey(finding: Finding): string {
  return `${finding.code} ${finding.severity} ${toPlaceKey(finding)}`;
}

function* checkFor(
  config: ConfigDocument,
  context: ConfigContext,
  off: ReadonlySet<string>,
): Steps<readonly Finding[]> {
  const isSuppressed = readSuppressions(config.text);
  const ofRules = yield* checkRulesInSteps(config, context, off);
  const ofSchema = (yield* checkSchemaInSteps(config, context)).filter((finding) => {
    const name = finding.code.replace('kratos/', '');
    return !off.has(name) && !isSuppressed(name, finding.start) && !(context.isStructureChecked && isPlain(finding));
  });
  const schemaWeight = weightsByPlace(ofSchema.filter(isOfValue));
  const ruleWeight = weightsByPlace(ofRules);
  return [
    ...ofRules.filter((finding) => weighFinding(finding) >= (schemaWeight.get(toPlaceKey(finding)) ?? 0)),
    ...ofSchema.filter(
      (finding) => !isOfValue(finding) || weighFinding(finding) > (ruleWeight.get(toPlaceKey(finding)) ?? -1),
    ),
  ].toSorted((a, b) => a.start - b.start);
}

function weightsByPlace(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const heaviest = new Map<string, number>();
  for (const finding of findings) {
    const place = toPlaceKey(finding);
    heaviest.set(place, Math.max(heaviest.get(place) ?? 0, weighFinding(finding)));
  }
  return heaviest;
}

function toPlaceKey({ start, end }: Finding): string {
  return `${String(start)}-${String(end)}`;
}
