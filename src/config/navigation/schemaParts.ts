import type { ConfigDocument, Entry, Place } from '../document/document';
import { referenceResolver } from '../facts/schemaReferences';
import type { Path } from '../reference/path';
import { settingAt } from './settingAt';

/** A part of an identity schema that is named elsewhere in it: what describes it, and where it is named. */
export interface FoundPart {
  readonly described: Entry;
  readonly named: readonly Entry[];
}

/**
 * The part that is named at an offset, or described there: `$ref` and what it points at, a name of `required` and its
 * property. Undefined for everything else, and for a reference into another file.
 */
export function partAt(schema: ConfigDocument, offset: number): FoundPart | undefined {
  const at = settingAt(schema, offset);
  if (!at) return undefined;
  const findNamed = namedBy(schema);
  const path = at.part === 'key' ? at.entry.path : findNamed(at.entry);
  const described = path && schema.get(...path);
  if (!described) return undefined;
  const named = schema.entries.filter((entry) => {
    const target = findNamed(entry);
    return target !== undefined && isSame(target, described.path);
  });
  return at.part === 'value' || named.length > 0 ? { described, named } : undefined;
}

/** The references of an identity schema into files beside it, without the part behind `#`. */
export function outsideRefs(schema: ConfigDocument): readonly (Place & { readonly path: string })[] {
  const resolve = referenceResolver(schema);
  return schema.entries.flatMap(({ path, place, value }) => {
    if (path.at(-1) !== '$ref' || typeof value !== 'string' || resolve(value)) return [];
    const file = value.split('#', 1)[0]?.replace(/^file:\/\//, '') ?? '';
    return file === '' || /^[a-z][\w+.-]*:/i.test(file)
      ? []
      : [{ start: place.start + 1, end: place.end - 1, path: file }];
  });
}

/** Whether a key stands for the whole schema: there the question who names it makes sense. */
export function standsForSchema(schema: ConfigDocument, offset: number): boolean {
  const names: readonly string[] = ['$id', '$schema', 'title', 'properties', 'properties.traits'];
  const at = settingAt(schema, offset);
  return at !== undefined && names.includes(at.entry.path.join('.'));
}

/** What tells the path that a value names, and undefined for values that name nothing here. */
function namedBy(schema: ConfigDocument): (entry: Entry) => Path | undefined {
  const resolve = referenceResolver(schema);
  return ({ path, value }) => {
    if (path.at(-1) === '$ref') return resolve(value);
    const isRequired = path.at(-2) === 'required' && typeof path.at(-1) === 'number' && typeof value === 'string';
    return isRequired ? [...path.slice(0, -2), 'properties', value] : undefined;
  };
}

function isSame(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((name, at) => String(name) === String(other[at]));
}
