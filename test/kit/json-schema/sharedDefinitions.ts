/** A part of a JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Parts shorter than a reference and its definition would be stay where they are. */
const shortest = 200;

interface Part {
  readonly schema: JsonSchema;
  /** How often it stands in the schema. */
  count: number;
  name?: string;
}

/** The same schema with parts that stand in several places written once, below `definitions`. */
export function shareRepeated(schema: JsonSchema): JsonSchema {
  const parts = new Map<string, Part>();
  count(schema, parts);
  const definitions: Record<string, unknown> = {};
  const whole = inPlace(schema, parts, definitions);
  return Object.keys(definitions).length === 0 ? whole : { ...whole, definitions };
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Counts parts by what they say. Members of a part that was seen before are not counted again: they will stand with it.
 */
function count(schema: JsonSchema, parts: Map<string, Part>): void {
  for (const part of partsOf(schema)) {
    const text = JSON.stringify(part);
    const seen = parts.get(text);
    if (seen) seen.count += 1;
    else {
      if (text.length >= shortest) parts.set(text, { schema: part, count: 1 });
      count(part, parts);
    }
  }
}

/** Keywords below which schemas stand by name, as they are, or in a list. */
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties']);
const single: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'then', 'else']);
const listed: ReadonlySet<string> = new Set(['allOf']);

/** The schemas right below a schema. */
function partsOf(schema: JsonSchema): readonly JsonSchema[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (single.has(keyword) && isSchema(value)) return [value];
    if (named.has(keyword) && isSchema(value)) return Object.values(value).filter(isSchema);
    return listed.has(keyword) && Array.isArray(value) ? (value as readonly unknown[]).filter(isSchema) : [];
  });
}

function inPlace(schema: JsonSchema, parts: Map<string, Part>, definitions: Record<string, unknown>): JsonSchema {
  const refer = (part: unknown, name: string): unknown => {
    if (!isSchema(part)) return part;
    const shared = parts.get(JSON.stringify(part));
    if (!shared || shared.count < 2) return inPlace(part, parts, definitions);
    if (shared.name === undefined) {
      shared.name = freeName(name, definitions);
      definitions[shared.name] = true;
      definitions[shared.name] = inPlace(part, parts, definitions);
    }
    return { $ref: `#/definitions/${shared.name}` };
  };
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (single.has(keyword)) return [keyword, refer(value, keyword)];
      if (listed.has(keyword) && Array.isArray(value))
        return [keyword, (value as readonly unknown[]).map((part) => refer(part, keyword))];
      return named.has(keyword) && isSchema(value)
        ? [keyword, Object.fromEntries(Object.entries(value).map(([name, part]) => [name, refer(part, name)]))]
        : [keyword, value];
    }),
  );
}

/** A name for a definition: that of the key it was first found at, with a number where that is taken. */
function freeName(wanted: string, definitions: Record<string, unknown>): string {
  const bare = wanted.replaceAll(/\W/g, '_');
  if (!Object.hasOwn(definitions, bare)) return bare;
  let number = 2;
  while (Object.hasOwn(definitions, `${bare}${String(number)}`)) number += 1;
  return `${bare}${String(number)}`;
}
