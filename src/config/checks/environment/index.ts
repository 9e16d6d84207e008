import { t } from '@vscode/l10n';
import { parse } from 'yaml';
import type { ConfigDocument } from '../../document/document';
import { rulesOfValues } from '../rules/index';
import { readSuppressions } from '../suppressions';
import type { Finding, Fix } from '../../document/finding';
import { checkSchema } from '../schema/index';
import { findVariablePath } from '../../reference/variables';
import type { Version } from '../../reference/versions';
import type { Assignment, VariableSet } from '../../document/environment/assignment';
import type { EnvFile } from '../../document/environment/envFiles';
import { readDotenv } from '../../document/environment/dotenv';
import { itemsBefore, listsInLists } from './lists';
import { buildConfigFromVariables, readVariables, type ReadVariable } from '../../document/environment/variables';
import { unreadValue } from './values';
import { readYamlSets } from '../../document/environment/yamlSets';

/** What is checked of variables alone, beside the values that are checked as those of a file. */
export const variableChecks: readonly { readonly name: string }[] = [
  { name: 'variable-of-list' },
  { name: 'variable-value' },
];

/** Violations of the schema that a value can be by itself. */
const ofValues: ReadonlySet<string> = new Set(
  ['conditional-key', 'not-allowed', 'out-of-range', 'repeated-item', 'unknown-key', 'wrong-form', 'wrong-type'].map(
    (name) => `kratos/${name}`,
  ),
);

/**
 * What is wrong with the variables that a file gives to Kratos, in the order of the text: their values are checked as
 * those of a configuration are, as Kratos reads them. `.env` files, and YAML in which variables stand: compose
 * services, containers, values of charts, ConfigMaps. Variables of programs that are not Kratos are left alone.
 */
export function checkVariables(
  text: string,
  fileName: string,
  version: Version,
  off: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  return checkSets(/\.ya?ml$/i.test(fileName) ? readYamlSets(text) : [readDotenv(text)], text, version, off);
}

/**
 * What is wrong with the text of a file that `env_file` names. What the service sets itself overrules it, and other
 * files may bring more.
 */
export function checkEnvFile(
  text: string,
  { overruled, isOfKratos }: Pick<EnvFile, 'overruled' | 'isOfKratos'>,
  version: Version,
  off: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const { assignments } = readDotenv(text);
  if (!isOfKratos && !assignments.some(isOwn)) return [];
  const counting = assignments.filter(({ name }) => !overruled.has(name));
  return checkSets([{ assignments: counting, isOpen: true, isShared: !isOfKratos }], text, version, off);
}

function checkSets(
  sets: readonly VariableSet[],
  text: string,
  version: Version,
  off: ReadonlySet<string>,
): readonly Finding[] {
  const isSuppressed = readSuppressions(text);
  const found = sets.filter(isOfSomeKratos).flatMap((set) => checkSet(set, text, version));
  // Several programs may share variables by an anchor.
  const once = new Map(found.map((one) => [`${one.code} ${String(one.start)} ${one.message}`, one]));
  return [...once.values()]
    .filter(({ code, start }) => {
      const name = code.replace('kratos/', '');
      return !off.has(name) && !isSuppressed(name, start);
    })
    .toSorted((a, b) => a.start - b.start);
}

/** Names that no other program has. */
function isOwn({ name }: Assignment): boolean {
  return /^(?:SELFSERVICE|IDENTITY_(?:SCHEMAS|DEFAULT)|COURIER|CIPHERS|HASHERS|SESSION_(?:COOKIE|WHOAMI|LIFESPAN)|SECRETS_CIPHER)(?:_|$)/i.test(
    name,
  );
}

/** A `.env` is known to be Kratos's before it is read. */
function isOfSomeKratos({ assignments, isShared }: VariableSet): boolean {
  return isShared || assignments.some(isOwn);
}

/** Names that many programs read: in a file that they share nobody knows whose value it is. */
const common =
  /^(?:DSN|DEV|VERSION|REVISION|CONFIG|HELP|PROFILING|PREVIEW|(?:LOG|TRACING|SERVE|DATABASE|CLIENTS)(?:_.*)?|[A-Z]+)$/i;

function checkSet(set: VariableSet, text: string, version: Version): readonly Finding[] {
  const read = readVariables(set.assignments).filter(
    ({ assignment }) => !set.isShared || isOwn(assignment) || !common.test(assignment.name),
  );
  const config = buildConfigFromVariables(read, text.length);
  const context = { version, schemas: [], isPartial: true };
  const ofRules = rulesOfValues.flatMap((rule) => rule.check(config, context));
  const ofSchema = checkSchema(config, context).filter(({ code }) => ofValues.has(code));
  const refusedAt = new Set(ofSchema.map(({ start }) => start));
  const unread = read
    .flatMap(unreadValue)
    // What it is taken for may be refused.
    .map((finding) =>
      refusedAt.has(finding.start) ? { ...finding, severity: 'error' as const, stops: true } : finding,
    );
  const byPlace = new Map(
    read.flatMap((one) => [one.assignment.place, one.assignment.namePlace].map(({ start }) => [start, one] as const)),
  );
  const spoken = new Set([...unread, ...ofRules].map(({ start }) => start));
  return [
    ...unread,
    ...itemsBefore(read, set),
    ...listsInLists(set, (name) => findVariablePath(name) !== undefined),
    ...[...ofSchema.filter(({ start }) => !spoken.has(start)), ...ofRules].flatMap((one) =>
      named(one, byPlace, config),
    ),
  ];
}

/** A finding of a setting as one of the variable that gives it. */
function named(
  finding: Finding,
  byPlace: ReadonlyMap<number, ReadVariable>,
  config: ConfigDocument,
): readonly Finding[] {
  const at = byPlace.get(finding.start);
  if (!at) return [];
  const { assignment } = at;
  const isWhole = typeof config.value(...at.path) !== 'object';
  return [
    {
      ...finding,
      ...assignment.place,
      message: t('Variable {0}: {1}', assignment.name, finding.message),
      fixes: isWhole ? (finding.fixes ?? []).flatMap((fix) => asVariable(fix, assignment)) : [],
      related: [],
    },
  ];
}

/** A fix that gives the setting another value, as one of the variable's text. */
function asVariable(fix: Fix, { place, write }: Assignment): readonly Fix[] {
  const [edit, ...more] = fix.edits;
  if (!edit || more.length > 0 || edit.place.start !== place.start || edit.place.end !== place.end) return [];
  return [{ ...fix, edits: [{ place, text: write(String(parse(edit.text))) }] }];
}
