import keys from './structure/keys.json';
import { isBefore, latestRelease, versions, type Version } from './versions';

/** A value as it stands in a configuration. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** A value that is neither a mapping nor a list. */
export type Scalar = string | number | boolean | null;

/** What Kratos's schema says of one key, at v26.2.0; `changes` tells what was different at other points. */
export interface KeyStructure {
  readonly type?: string;
  readonly required?: boolean;
  readonly requiredInSomeVariant?: boolean;
  readonly enum?: readonly Plain[];
  readonly default?: Plain;
  readonly examples?: readonly Plain[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  /** The names that `*` stands for; others are let pass. */
  readonly keyPatterns?: readonly string[];
  /** Of several keywords one must hold: the patterns of an address. */
  readonly alternatives?: { readonly pattern?: readonly string[] };
  /** How many variants the value may have, of which one (or, with `oneOf`, exactly one) must hold. */
  readonly variants?: { readonly anyOf?: number; readonly oneOf?: number };
  /** No other keys than the known ones. */
  readonly closed?: boolean;
  readonly deprecated?: boolean;
  /** Absent: it was there in v1.3.1. */
  readonly since?: Version;
  /** The first version without it. */
  readonly until?: Version;
  /** The part of the schema that several places share; several where a variant is a part each. */
  readonly definition?: string | readonly string[];
  readonly changes?: readonly {
    readonly in: Version;
    readonly keyword: string;
    readonly from: Plain;
    readonly to: Plain;
  }[];
}

const known = keys as unknown as Readonly<Record<string, KeyStructure>>;

/** All paths of the schema, in its order, of every version. */
export const knownPaths: readonly string[] = Object.keys(known);

/**
 * The key at a path as it stands in a document, where names that the user chose (`courier.smtp.headers.X-Team`) stand
 * for `*` of the schema. `path` of the answer is the schema's. Undefined for a key that no version knows.
 */
export function findStructure(path: string): { readonly path: string; readonly structure: KeyStructure } | undefined {
  const own = ownStructure(path);
  if (own) return { path, structure: own };
  const found = generalised(path.split('.'), 1);
  const structure = found === undefined ? undefined : ownStructure(found);
  return found === undefined || !structure ? undefined : { path: found, structure };
}

/** The scalars that a version allows; none where it names none. */
export function allowedAt(structure: KeyStructure, version: Version): readonly Scalar[] {
  const listed = keywordAt(structure, 'enum', version);
  const values: readonly Plain[] = Array.isArray(listed) ? listed : [];
  return values.filter((value) => value === null || typeof value !== 'object');
}

/** The default of a version, when it is a scalar. */
export function defaultAt(structure: KeyStructure, version: Version): Scalar | undefined {
  const value = keywordAt(structure, 'default', version);
  return typeof value === 'object' ? undefined : value;
}

/** What the schema says of a path of its own. */
export function ownStructure(path: string): KeyStructure | undefined {
  return Object.hasOwn(known, path) ? known[path] : undefined;
}

/**
 * The schema's path for a document's: each name that its parent does not list is `*` there, when the parent takes any
 * name.
 */
function generalised(names: readonly string[], from: number): string | undefined {
  for (let at = from; at < names.length; at += 1) {
    const path = names.slice(0, at + 1).join('.');
    if (ownStructure(path)) continue;
    const items = /(?<!\[\])(?:\[\])*$/.exec(names[at] ?? '')?.[0] ?? '';
    const general = [...names.slice(0, at), `*${items}`];
    return ownStructure(general.join('.')) && generalised([...general, ...names.slice(at + 1)], at + 1);
  }
  return names.join('.');
}

/** Whether a version has a key: `too-new` and `gone` when it has not (yet, any more). */
export function presence({ since, until }: KeyStructure, version: Version): 'present' | 'too-new' | 'gone' {
  if (since !== undefined && isBefore(version, since)) return 'too-new';
  return until !== undefined && !isBefore(version, until) ? 'gone' : 'present';
}

/**
 * Whether a key is deprecated whatever stands there. Of a key with variants only one is: a file's path without
 * `file://` as the body of a web hook.
 */
export function isDeprecated(structure: KeyStructure, version: Version): boolean {
  return keywordAt(structure, 'deprecated', version) === true && structure.variants === undefined;
}

/** A keyword of a key as it was at a version. */
export function keywordAt(
  structure: KeyStructure,
  keyword: 'enum' | 'default' | 'deprecated' | 'pattern',
  version: Version,
): Plain | undefined {
  if (structure.changes === undefined || version === latestRelease) return structure[keyword];
  const changes = structure.changes
    .filter((change) => change.keyword === keyword)
    .toSorted((a, b) => versions.indexOf(a.in) - versions.indexOf(b.in));
  if (changes.length === 0) return structure[keyword];
  const last = changes.findLast((change) => !isBefore(version, change.in));
  return (last ? last.to : changes[0]?.from) ?? undefined;
}
