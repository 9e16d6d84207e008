import type { Path } from './path';

/** Keywords of JSON Schema below which the next name is the author's own. */
export const namingKeywords: ReadonlySet<string | number> = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependencies',
]);

/** Keywords that hold a schema, or a list of schemas. */
const holdingKeywords: ReadonlySet<string | number> = new Set([
  'additionalItems',
  'additionalProperties',
  'allOf',
  'anyOf',
  'contains',
  'else',
  'if',
  'items',
  'not',
  'oneOf',
  'propertyNames',
  'then',
]);

/**
 * What stands at a path of a JSON Schema: a schema (or a list of them), the names of schemas, or anything else. Below a
 * name of the author's choice stands a schema again.
 */
export function schemaPlace(path: Path): 'schema' | 'names' | 'other' {
  let place: 'schema' | 'names' = 'schema';
  for (const name of path) {
    if (place === 'names') place = 'schema';
    else if (namingKeywords.has(name)) place = 'names';
    else if (typeof name !== 'number' && !holdingKeywords.has(name)) return 'other';
  }
  return place;
}
