import type { ConfigDocument, Stretch } from '../../document/document';
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
import { pickIn, pickSettings, type Wanted } from '../../document/pick';
import { finish, type Steps } from '../../document/steps';
import { syntax } from './violations/syntax';
import type { Looked, SchemaCheck } from './types';
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
const settingsInStep = 50;

/**
 * What a configuration violates of the schema of its version, each in a sentence of its own. One pass over the settings
 * against the table of known paths, so that the cost grows with the text alone; and after a key press with what was
 * changed, and what something was said of.
 */
export function checkSchema(config: ConfigDocument, context: SchemaContext): readonly Finding[] {
  return finish(checkSchemaInSteps(config, context));
}

/** The same in steps. */
export function* checkSchemaInSteps(config: ConfigDocument, context: SchemaContext): Steps<readonly Finding[]> {
  const looked = { ...context, config };
  const sure = sureLength(config);
  const found = schemaChecks.map(({ ofDocument }) => [...(ofDocument?.(looked) ?? [])]);
  let count = 0;
  for (const { settings, stretch, around } of matchSettings(config, context, isQuiet)) {
    let isSilent = true;
    for (const setting of settings) {
      for (const [at, check] of schemaChecks.entries()) {
        // Of most settings nothing is said, and there are many.
        const said = look(check, setting, looked);
        if (said.length === 0) continue;
        isSilent = false;
        found[at]?.push(...said.filter(({ end }) => end < sure));
      }
      count += 1;
      if (count % settingsInStep === 0) yield;
    }
    if (isSilent) stretch?.lasting?.memo.quiet.add(around);
  }
  return found.flat();
}

/**
 * Whether nothing is to be said of a stretch: nothing was, and what that depends on is the same. The checks of single
 * settings look at nothing but the setting, its members, what it stands in and the value that decides its variant;
 * where one says something it may look further.
 */
function isQuiet({ lasting }: Stretch, around: string): boolean {
  return lasting?.memo.quiet.has(around) === true;
}

function look({ ofSetting, isAboutVersions }: SchemaCheck, setting: Setting, looked: Looked): readonly Finding[] {
  return ofSetting && (isAboutVersions || !setting.isOfAnother) ? ofSetting(setting, looked) : nothing;
}

const nothing: readonly Finding[] = [];

/**
 * What is found at values that are wanted, and at what they stand in, by the checks that look at single settings:
 * without the walk through all the others.
 */
export function checkValues(config: ConfigDocument, context: SchemaContext, isWanted: Wanted): readonly Finding[] {
  const looked = { ...context, config };
  const wanted = new Set(pickSettings(config, isWanted));
  const looksAt = new Set<Setting>();
  const holdsNone = (stretch: Stretch): boolean => pickIn(stretch, config, isWanted).length === 0;
  for (const { settings } of matchSettings(config, context, holdsNone))
    for (const setting of settings)
      if (setting.entry && wanted.has(setting.entry))
        for (let one: Setting | undefined = setting; one && !looksAt.has(one); one = one.parent) looksAt.add(one);
  const sure = sureLength(config);
  return schemaChecks.flatMap((check) =>
    [...looksAt].flatMap((setting) => look(check, setting, looked)).filter(({ end }) => end < sure),
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
