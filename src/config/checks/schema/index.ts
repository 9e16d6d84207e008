import type { ConfigDocument, Entry } from '../../document/document';
import type { Finding } from '../../document/finding';
import { unresolvedAlias } from '../../document/settings';
import { conditions } from './violations/conditions';
import { deprecated } from './violations/deprecated';
import { duplicateKey } from './violations/duplicateKey';
import { missingBlock } from './violations/missingBlock';
import { missingKey } from './violations/missingKey';
import { notAllowed } from './violations/notAllowed';
import { otherVersion } from './violations/otherVersion';
import { outOfRange } from './violations/outOfRange';
import { repeatedItem } from './violations/repeatedItem';
import { matchSettings, type Setting } from './settings';
import { finish, type Steps } from '../../document/steps';
import { syntax } from './violations/syntax';
import type { SchemaCheck } from './types';
import type { SchemaContext } from './context';
import { unknownKey } from './violations/unknownKey';
import { wrongForm } from './violations/wrongForm';
import { wrongType } from './violations/wrongType';

/** All kinds of violations of Kratos's own schema. A new kind is a file and a line here. */
export const schemaChecks: readonly SchemaCheck[] = [
  conditions,
  deprecated,
  duplicateKey,
  missingBlock,
  missingKey,
  notAllowed,
  otherVersion,
  outOfRange,
  repeatedItem,
  syntax,
  unknownKey,
  wrongForm,
  wrongType,
];

/** Codes of what any editor says that has the schema: types, values, keys. */
const plainCodes: ReadonlySet<string> = new Set(
  schemaChecks.filter(({ isPlain }) => isPlain).map(({ name }) => `kratos/${name}`),
);

/** So many settings are looked at in one step. */
const settingsInStep = 500;

/**
 * What a configuration violates of the schema of its version, each in a sentence of its own. One pass over the settings
 * against the table of known paths, so that the cost grows with the text alone.
 */
export function checkSchema(config: ConfigDocument, context: SchemaContext): readonly Finding[] {
  return finish(checkSchemaInSteps(config, context));
}

/** The same in steps. */
export function* checkSchemaInSteps(config: ConfigDocument, context: SchemaContext): Steps<readonly Finding[]> {
  const looked = { ...context, config };
  const all = matchSettings(config, context);
  const present = all.filter(({ isOfAnother }) => !isOfAnother);
  const sure = sureLength(config);
  const found: (readonly Finding[])[] = [];
  for (const { ofSetting, ofDocument, isAboutVersions } of schemaChecks) {
    found.push(ofDocument?.(looked) ?? []);
    const settings = ofSetting ? (isAboutVersions ? all : present) : [];
    for (const [at, setting] of settings.entries()) {
      const said = ofSetting?.(setting, looked);
      // Of most settings nothing is said, and there are many.
      if (said && said.length > 0) found.push(said.filter(({ end }) => end < sure));
      if (at % settingsInStep === 0) yield;
    }
  }
  return found.flat();
}

/**
 * What is found at values, and at what they stand in, by the checks that look at single settings: without the walk
 * through all the others.
 */
export function checkValues(
  config: ConfigDocument,
  context: SchemaContext,
  values: readonly Entry[],
): readonly Finding[] {
  const looked = { ...context, config };
  const wanted = new Set(values);
  const looksAt = new Set<Setting>();
  for (const setting of matchSettings(config, context))
    if (setting.entry && wanted.has(setting.entry))
      for (let one: Setting | undefined = setting; one && !looksAt.has(one); one = one.parent) looksAt.add(one);
  const sure = sureLength(config);
  return schemaChecks.flatMap(({ ofSetting, isAboutVersions }) =>
    [...looksAt]
      .filter(({ isOfAnother }) => !isOfAnother || isAboutVersions)
      .flatMap((setting) => ofSetting?.(setting, looked) ?? [])
      .filter(({ end }) => end < sure),
  );
}

/**
 * How far a text is surely read as it is meant: to the line before the one above the first that the parser stumbles
 * over.
 */
function sureLength({ text, problems }: ConfigDocument): number {
  const first = problems.reduce(
    (least, { code, start }) => (code === unresolvedAlias ? least : Math.min(least, start)),
    Number.POSITIVE_INFINITY,
  );
  if (first === Number.POSITIVE_INFINITY) return first;
  const line = text.lastIndexOf('\n', first - 1);
  return text.lastIndexOf('\n', line - 1);
}

/**
 * Whether another extension that has the schema says the same of a document. What is no error to Kratos, it does not
 * say.
 */
export function isPlain({ code, severity }: Finding): boolean {
  return severity === 'error' && plainCodes.has(code);
}

/**
 * Kinds that speak of a value itself, as rules do; what is missing or deprecated is another matter, though it may stand
 * at the same place.
 */
const valueCodes: ReadonlySet<string> = new Set(
  [notAllowed, outOfRange, wrongForm, wrongType].map(({ name }) => `kratos/${name}`),
);

/** Whether a finding says that a value is wrong in itself. */
export function isOfValue({ code }: Finding): boolean {
  return valueCodes.has(code);
}
