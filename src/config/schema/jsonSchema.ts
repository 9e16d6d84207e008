import { t } from '@vscode/l10n';
import { keyDoc, valueDoc, type KeyDoc } from '../docs';
import { keywordAt, ownStructure, presence, type KeyStructure, type Plain } from '../structure';
import { versions, type Version } from '../versions';
import { shown } from './finding';
import { membersOf } from '../members';
import { filledIn } from './missingKey';
import { valuesAt } from './otherVersion';
import { shareRepeated, type JsonSchema } from './sharedDefinitions';
import { conditionsAt, conditionsOfWhole, hookSchema } from './variantSchemas';

/**
 * How much a schema says. `all`: what Kratos refuses in a file by itself, for checking and completing. `structure`: types, values and keys only, for an editor that says those while the
 * rest is said here; keys and values of other versions pass, and so does what often comes from the environment.
 */
export type SchemaScope = 'all' | 'structure';

/** What every configuration must have; Kratos's defaults make the blocks around the other two. */
const requiredAtTop: readonly string[] = ['identity', 'dsn', 'selfservice'];

const made = new Map<string, JsonSchema>();

/**
 * The JSON Schema (draft-07) of the configuration of a version, made at the first question from the table of paths and the texts of the hovers. Parts that are alike stand once, below
 * `definitions`. Values are shared: read them, never change them.
 */
export function jsonSchemaOf(version: Version, scope: SchemaScope = 'all'): JsonSchema {
  const name = `${version} ${scope}`;
  const known = made.get(name) ?? make(version, scope);
  made.set(name, known);
  return known;
}

function make(version: Version, scope: SchemaScope): JsonSchema {
  const whole = {
    type: 'object',
    ...propertiesAt('', version, scope),
    additionalProperties: false,
    ...(scope === 'all' && { required: requiredAtTop, allOf: conditionsOfWhole() }),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: t('Configuration of Ory Kratos'),
    ...shareRepeated(whole),
  };
}

function schemaAt(path: string, version: Version, scope: SchemaScope): JsonSchema {
  const structure = ownStructure(path);
  if (!structure) return {};
  if (presence(structure, version) !== 'present') return { doNotSuggest: true };
  const item = membersOf(path).get('[]');
  if (path.endsWith('hooks[]')) {
    const [name, config] = ['hook', 'config'].map((part) => schemaAt(`${path}.${part}`, version, scope));
    return { type: 'object', ...hookSchema(name, config ?? {}, scope) };
  }
  return {
    ...typeOf(structure),
    ...textsOf(path, structure, version),
    ...valuesOf(structure, version, scope),
    ...(scope === 'all' && limitsOf(path, structure, version)),
    ...propertiesAt(path, version, scope),
    ...(item !== undefined && { items: schemaAt(item, version, scope) }),
    ...(structure.closed === true && { additionalProperties: false }),
    ...conditionsAt(path, scope),
  };
}

function typeOf({ type, enum: values }: KeyStructure): JsonSchema {
  if (type === undefined) return {};
  return { type: values?.includes(null) === true ? [type, 'null'] : type };
}

function textsOf(path: string, structure: KeyStructure, version: Version): JsonSchema {
  const { key = {}, definition = {} } = keyDoc(path) ?? {};
  const title = key.title ?? definition.title;
  const meaning = key.meaning ?? definition.meaning;
  const usual = keywordAt(structure, 'default', version);
  return {
    ...(title !== undefined && { title }),
    ...(meaning !== undefined && { [meaning.includes('`') ? 'markdownDescription' : 'description']: meaning }),
    ...(usual !== undefined && usual !== null && { default: usual }),
    ...(structure.examples && { examples: structure.examples }),
    ...enumTexts(structure, [key, definition], version),
  };
}

function enumTexts(structure: KeyStructure, docs: readonly KeyDoc[], version: Version): JsonSchema {
  const meanings = valuesAt(structure, version).map((value) => {
    const found = docs.map((doc) => valueDoc(doc, shown(value))).find((doc) => doc !== undefined);
    return found?.meaning ?? '';
  });
  return meanings.some((meaning) => meaning !== '') ? { markdownEnumDescriptions: meanings } : {};
}

/** The allowed values. An origin of CORS is an asterisk or any URL, and null beside a mapping is a type. */
function valuesOf(structure: KeyStructure, version: Version, scope: SchemaScope): JsonSchema {
  if (!structure.enum || structure.variants?.anyOf !== undefined || structure.type === 'object') return {};
  const points = scope === 'all' ? [version] : versions;
  return { enum: [...new Set(points.flatMap((point) => valuesAt(structure, point)))] };
}

function limitsOf(path: string, structure: KeyStructure, version: Version): JsonSchema {
  const pattern = keywordAt(structure, 'pattern', version);
  const patterns = structure.alternatives?.pattern;
  // Of several variants one must hold: that a path may stand for a URL, an asterisk for an origin.
  const isFixed = structure.variants === undefined;
  const { minimum, maximum, minLength, maxLength, minItems, uniqueItems, format } = structure;
  const limits: Readonly<Record<string, Plain | undefined>> = {
    minimum,
    maximum,
    minLength,
    maxLength,
    minItems,
    uniqueItems,
    ...(isFixed && { pattern, ...(format !== 'uuid' && { format }) }),
  };
  return {
    ...Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined)),
    ...(patterns && { anyOf: patterns.map((one) => ({ pattern: one })) }),
  };
}

function propertiesAt(path: string, version: Version, scope: SchemaScope): JsonSchema {
  const members = [...membersOf(path)].filter(([name, at]) => name !== '[]' && isShown(at, version, scope));
  if (members.length === 0) return {};
  const named = members.filter(([name]) => name !== '*');
  const any = membersOf(path).get('*');
  const [pattern] = (any === undefined ? undefined : ownStructure(any)?.keyPatterns) ?? [];
  const anySchema = any === undefined ? undefined : schemaAt(any, version, scope);
  const required = named.filter(([, at]) => isRequired(at, version, scope)).map(([name]) => name);
  return {
    ...(named.length > 0 && {
      properties: Object.fromEntries(named.map(([name, at]) => [name, schemaAt(at, version, scope)])),
    }),
    ...(anySchema &&
      (pattern === undefined ? { additionalProperties: anySchema } : { patternProperties: { [pattern]: anySchema } })),
    ...(path !== '' && required.length > 0 && { required }),
  };
}

function isRequired(path: string, version: Version, scope: SchemaScope): boolean {
  const structure = ownStructure(path);
  return (
    // What is missing may come from a variable, which an editor that looks at one file cannot know.
    scope === 'all' && structure?.required === true && presence(structure, version) === 'present' && !filledIn.has(path)
  );
}

/** Keys of other versions pass where the rest is said here. */
function isShown(path: string, version: Version, scope: SchemaScope): boolean {
  const structure = ownStructure(path);
  return structure !== undefined && (scope === 'structure' || presence(structure, version) === 'present');
}
