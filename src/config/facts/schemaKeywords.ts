import type { ConfigDocument, Entry } from '../document/document';

/** What the meta-schema of draft 7 wants below a keyword. */
export type KeywordValue =
  | 'text'
  | 'flag'
  | 'number'
  | 'positive-number'
  | 'count'
  | 'list'
  | 'names'
  | 'types'
  | 'choices'
  | 'schema'
  | 'schemas'
  | 'schema-or-schemas'
  | 'schemas-by-name'
  | 'schemas-or-names-by-name';

/** By keyword; one that is not listed may have any value. */
export const keywordValues: ReadonlyMap<unknown, KeywordValue> = new Map<string, KeywordValue>([
  ...listed('text', '$comment', '$id', '$ref', '$schema', 'contentEncoding', 'contentMediaType'),
  ...listed('text', 'description', 'format', 'pattern', 'title'),
  ...listed('flag', 'readOnly', 'uniqueItems'),
  ...listed('number', 'exclusiveMaximum', 'exclusiveMinimum', 'maximum', 'minimum'),
  ...listed('positive-number', 'multipleOf'),
  ...listed('count', 'maxItems', 'maxLength', 'maxProperties', 'minItems', 'minLength', 'minProperties'),
  ...listed('list', 'examples'),
  ...listed('names', 'required'),
  ...listed('types', 'type'),
  ...listed('choices', 'enum'),
  ...listed(
    'schema',
    'additionalItems',
    'additionalProperties',
    'contains',
    'else',
    'if',
    'not',
    'propertyNames',
    'then',
  ),
  ...listed('schemas', 'allOf', 'anyOf', 'oneOf'),
  ...listed('schema-or-schemas', 'items'),
  ...listed('schemas-by-name', 'definitions', 'patternProperties', 'properties'),
  ...listed('schemas-or-names-by-name', 'dependencies'),
]);

/** The schemas right below a keyword of a schema; of lists and objects their members. */
export function subschemas(document: ConfigDocument, keyword: Entry): readonly Entry[] {
  const { path, value } = keyword;
  const wanted = keywordValues.get(path.at(-1)) ?? 'text';
  if (wanted === 'schema' || (wanted === 'schema-or-schemas' && !Array.isArray(value))) return [keyword];
  // What is a list there is a list of names.
  if (wanted === 'schemas-or-names-by-name')
    return document.below(...path).filter((member) => !Array.isArray(member.value));
  return wanted.startsWith('schema') ? document.below(...path) : [];
}

function listed(value: KeywordValue, ...keywords: readonly string[]): readonly (readonly [string, KeywordValue])[] {
  return keywords.map((keyword) => [keyword, value]);
}
