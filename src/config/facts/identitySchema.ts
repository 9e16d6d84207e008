import { extension } from '../reference/extension';
import type { ConfigDocument, Entry } from '../document/document';
import { readConfig } from '../document/readConfig';
import type { Path } from '../reference/path';

/** The traits of a person, as a path. */
export const traitsPath: Path = ['properties', 'traits'];

/** An identity schema as it is checked: what a JSON parser makes of it, and the places of all its parts. */
export interface IdentitySchema {
  readonly text: string;
  /** Whether it is JSON, which Kratos takes alone. If not, the document is empty and nothing else can be said. */
  readonly isJson: boolean;
  readonly document: ConfigDocument;
}

/** Reads a schema; never throws. */
export function readIdentitySchema(text: string): IdentitySchema {
  try {
    JSON.parse(text);
  } catch {
    return { text, isJson: false, document: readConfig('') };
  }
  return { text, isJson: true, document: readConfig(text) };
}

/**
 * Every `ory.sh/kratos` of a schema; among `properties` it is described, as the schemas of Kratos's own keywords do.
 */
export function listExtensions({ document }: IdentitySchema): readonly Entry[] {
  return document.entries.filter(({ path }) => path.at(-1) === extension && path.at(-2) !== 'properties');
}

/** The settings of a name that stand right below some `ory.sh/kratos` and are true. */
export function listKeywordMarks(schema: IdentitySchema, ...keyword: readonly string[]): readonly Entry[] {
  return listExtensions(schema).flatMap(({ path }) => {
    const entry = schema.document.get(...path, ...keyword);
    return entry?.value === true ? [entry] : [];
  });
}

/**
 * Whether the schema takes parts from other files, which are not looked at: then nothing can be said of what is
 * missing.
 */
export function hasOutsideParts({ document }: IdentitySchema): boolean {
  return document.entries.some(
    ({ path, value }) => path.at(-1) === '$ref' && typeof value === 'string' && !value.startsWith('#'),
  );
}

/**
 * The name of a trait for people, of any path below it: `name.first`. Empty where the path is of a shared definition.
 */
export function traitName(path: Path): string {
  if (!traitsPath.every((name, at) => path[at] === name)) return '';
  const below = path.slice(traitsPath.length, path.includes(extension) ? path.indexOf(extension) : path.length);
  return below.filter((name, at) => below[at - 1] === 'properties' && typeof name === 'string').join('.');
}
