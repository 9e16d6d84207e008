import { isObject, type JsonObject } from '../../flow/json';

/** Follows references so far, lest one leads to itself. */
const mostReferences = 20;

/** A schema without `$ref`, as far as its references lead to the same document; undefined where one leads elsewhere. */
export function resolve(schema: unknown, root: unknown): JsonObject | undefined {
  let at = schema;
  for (let count = 0; count < mostReferences; count += 1) {
    if (!isObject(at)) return undefined;
    if (typeof at.$ref !== 'string') return at;
    if (!at.$ref.startsWith('#')) return undefined;
    at = follow(root, at.$ref.slice(1));
  }
  return undefined;
}

function follow(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), root);
}

/** Keywords by which a value may be of several shapes. */
const ofSeveral = ['anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'patternProperties', 'dependencies'];

/**
 * What is filled in for a schema: the kind of value, or `mixed` where it is none or several. Alternatives that only
 * narrow a value of one kind, such as which members are required, are left to the server.
 */
export function kindOf(schema: JsonObject): 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'mixed' {
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return schema.type;
    case 'array':
      return isObject(schema.items) ? 'array' : 'mixed';
    case 'object':
    case undefined:
      return isObject(schema.properties) && !ofSeveral.some((keyword) => describesMembers(schema[keyword]))
        ? 'object'
        : 'mixed';
    default:
      return 'mixed';
  }
}

/** Whether alternatives bring members of their own, which no field would be there for. */
function describesMembers(alternatives: unknown): boolean {
  const all: readonly unknown[] = Array.isArray(alternatives) ? alternatives : [alternatives];
  return all.some((one) => isObject(one) && ('properties' in one || '$ref' in one));
}

/** Takes the parts of `allOf` together where they are plain; undefined where that does not make one schema. */
export function joinAllOf(schema: JsonObject, root: unknown): JsonObject | undefined {
  if (!Array.isArray(schema.allOf)) return schema;
  const { allOf, ...own } = schema;
  const parts = (allOf as readonly unknown[]).map((part) => resolve(part, root));
  let joined: JsonObject = own;
  for (const part of parts) {
    if (!part || 'allOf' in part || ofSeveral.some((keyword) => keyword in part)) return undefined;
    joined = {
      ...part,
      ...joined,
      ...((part.properties ?? joined.properties) !== undefined && {
        properties: { ...objectOr(joined.properties), ...objectOr(part.properties) },
      }),
      ...((part.required ?? joined.required) !== undefined && {
        required: [...listOr(part.required), ...listOr(joined.required)],
      }),
    };
  }
  return joined;
}

function objectOr(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function listOr(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
