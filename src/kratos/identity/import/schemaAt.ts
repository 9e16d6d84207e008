import { t } from '@vscode/l10n';
import { isObject, objectAt, type JsonObject } from '../../flow/json';
import { resolve } from '../form/schema';

/** Schemas that refer to themselves have an end here. */
const deepest = 40;

/** A schema with those that it is put together of by `allOf`, references followed. */
export function partsOf(schema: unknown, root: unknown, depth = 0): readonly JsonObject[] {
  const plain = depth > deepest ? undefined : resolve(schema, root);
  if (!plain) return [];
  const all: readonly unknown[] = Array.isArray(plain.allOf) ? plain.allOf : [];
  return [plain, ...all.flatMap((part) => partsOf(part, root, depth + 1))];
}

/** The types that a schema allows at a path of names from its root; empty where it says nothing of it. */
export function typesAt(root: unknown, path: readonly string[]): ReadonlySet<string> {
  let at = partsOf(root, root);
  for (const name of path) {
    at = at.flatMap((part) => {
      const properties = objectAt(part, 'properties');
      if (properties && Object.hasOwn(properties, name)) return partsOf(properties[name], root);
      return /^\d+$/.test(name) && isObject(part.items) ? partsOf(part.items, root) : [];
    });
  }
  return new Set(at.flatMap(typesOf));
}

/** The types that a schema names. */
export function typesOf({ type }: JsonObject): readonly string[] {
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.filter((one) => typeof one === 'string') : [];
}

/** Types of a schema as people say them. */
export function typeWords(types: Iterable<string>): string {
  const words: Readonly<Record<string, string>> = {
    string: t('a text'),
    number: t('a number'),
    integer: t('a whole number'),
    boolean: t('true or false'),
    array: t('a list'),
    object: t('an object'),
    null: t('null'),
  };
  return [...types].map((type) => words[type] ?? type).join(` ${t('or')} `);
}

/** The traits that a schema names, by their first names. */
export function traitNames(root: unknown): readonly string[] {
  const traits = partsOf(root, root).flatMap((part) => partsOf(objectAt(part, 'properties')?.traits, root));
  return traits.flatMap((part) => Object.keys(objectAt(part, 'properties') ?? {}));
}
