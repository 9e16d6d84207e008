import { t } from '@vscode/l10n';
import { keyDoc, valueDoc, type KeyDoc } from '../../../src/config/reference/docs';
import {
  keywordAt,
  ownStructure,
  presence,
  type KeyStructure,
  type Plain,
} from '../../../src/config/reference/structure';
import type { Version } from '../../../src/config/reference/versions';
import { shown } from '../../../src/config/checks/schema/finding';
import { listMembers } from '../../../src/config/reference/members';
import { filledIn } from '../../../src/config/checks/schema/violations/missingKey';
import { valuesAt } from '../../../src/config/checks/schema/violations/otherVersion';
import { shareRepeated, type JsonSchema } from './sharedDefinitions';
import { conditionsAt, conditionsOfWhole, hookSchema } from './variantSchemas';

/** What every configuration must have; Kratos's defaults make the blocks around the other two. */
const requiredAtTop: readonly string[] = ['identity', 'dsn', 'selfservice'];

const made = new Map<Version, JsonSchema>();

/**
 * The JSON Schema (draft-07) of the configuration of a version, made at the first question from the table of paths and
 * the texts of the hovers. Parts that are alike stand once, below `definitions`. For yaml-language-server, which is
 * measured beside the checks and has to agree with them. Values are shared: read them, never change them.
 */
export function jsonSchemaOf(version: Version): JsonSchema {
  const known = made.get(version) ?? make(version);
  made.set(version, known);
  return known;
}

function make(version: Version): JsonSchema {
  const whole = {
    type: 'object',
    ...propertiesAt('', version),
    additionalProperties: false,
    required: requiredAtTop,
    allOf: conditionsOfWhole(),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: t('Configuration of Ory Kratos'),
    ...shareRepeated(whole),
  };
}

function schemaAt(path: string, version: Version): JsonSchema {
  const structure = ownStructure(path);
  if (!structure) return {};
  if (presence(structure, version) !== 'present') return { doNotSuggest: true };
  const item = listMembers(path).get('[]');
  if (path.endsWith('hooks[]')) {
    const [name, config] = ['hook', 'config'].map((part) => schemaAt(`${path}.${part}`, version));
    return { type: 'object', ...hookSchema(name, config ?? {}) };
  }
  return {
    ...typeOf(structure),
    ...textsOf(path, structure, version),
    ...valuesOf(structure, version),
    ...limitsOf(path, structure, version),
    ...propertiesAt(path, version),
    ...(item !== undefined && { items: schemaAt(item, version) }),
    ...(structure.closed === true && { additionalProperties: false }),
    ...conditionsAt(path),
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
function valuesOf(structure: KeyStructure, version: Version): JsonSchema {
  if (!structure.enum || structure.variants?.anyOf !== undefined || structure.type === 'object') return {};
  return { enum: valuesAt(structure, version) };
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

function propertiesAt(path: string, version: Version): JsonSchema {
  const members = [...listMembers(path)].filter(([name, at]) => name !== '[]' && isShown(at, version));
  if (members.length === 0) return {};
  const named = members.filter(([name]) => name !== '*');
  const any = listMembers(path).get('*');
  const [pattern] = (any === undefined ? undefined : ownStructure(any)?.keyPatterns) ?? [];
  const anySchema = any === undefined ? undefined : schemaAt(any, version);
  const required = named.filter(([, at]) => isRequired(at, version)).map(([name]) => name);
  return {
    ...(named.length > 0 && {
      properties: Object.fromEntries(named.map(([name, at]) => [name, schemaAt(at, version)])),
    }),
    ...(anySchema &&
      (pattern === undefined ? { additionalProperties: anySchema } : { patternProperties: { [pattern]: anySchema } })),
    ...(path !== '' && required.length > 0 && { required }),
  };
}

function isRequired(path: string, version: Version): boolean {
  const structure = ownStructure(path);
  return structure?.required === true && presence(structure, version) === 'present' && !filledIn.has(path);
}

function isShown(path: string, version: Version): boolean {
  const structure = ownStructure(path);
  return structure !== undefined && presence(structure, version) === 'present';
}
