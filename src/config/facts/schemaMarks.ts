import type { ConfigDocument, Place } from '../document/document';
import { readConfig } from '../document/readConfig';
import type { Path } from '../reference/path';
import { extension } from '../reference/extension';
import type { Finding } from '../document/finding';
import type { KnownSchema, RuleContext } from './context';

/** A keyword below `ory.sh/kratos` that takes effect. */
export interface Mark extends Place {
  readonly path: Path;
  /** The trait that bears it, as a path below the traits; empty where a shared definition bears it. */
  readonly trait: string;
}

/** What an identity schema makes of its traits. Places are those of the schema's text. */
export interface SchemaMarks {
  readonly schema: KnownSchema;
  /** `credentials.password.identifier: true` */
  readonly password: readonly Mark[];
  /** `credentials.webauthn.identifier: true` */
  readonly webauthn: readonly Mark[];
  /** `credentials.passkey.display_name: true`, and that of `webauthn` in its place: what a passkey is named after. */
  readonly passkey: readonly Mark[];
  /** `credentials.code.identifier: true`: addresses that codes are sent to. */
  readonly code: readonly Mark[];
  /** `verification.via`: addresses that can be verified. */
  readonly verification: readonly Mark[];
  /** `recovery.via`: addresses that an account can be recovered by. */
  readonly recovery: readonly Mark[];
}

const kept = new WeakMap<KnownSchema, SchemaMarks | undefined>();

/** The marks of every schema that could be read for certain. */
export function readableMarks({ schemas }: RuleContext): readonly SchemaMarks[] {
  return schemas.map(findSchemaMarks).filter((marks) => marks !== undefined);
}

/**
 * The marks of all schemas; undefined when one of them, or all, are not known: then nothing can be said of what is
 * missing.
 */
export function allMarks(config: ConfigDocument, context: RuleContext): readonly SchemaMarks[] | undefined {
  const marks = readableMarks(context);
  const named = config.below('identity', 'schemas').length;
  return marks.length > 0 && marks.length === context.schemas.length && marks.length >= named ? marks : undefined;
}

/**
 * A place of a schema as one that can be shown: a schema that stands in the configuration as base64 has none but its
 * `url`.
 */
export function placeInSchema(
  config: ConfigDocument,
  { id, url }: KnownSchema,
  { start, end }: Place,
): (Place & { readonly file?: string }) | undefined {
  if (!url.startsWith('base64://')) return { start, end, file: url };
  const item = config.below('identity', 'schemas').find(({ path }) => config.value(...path, 'id') === id);
  return item && config.get(...item.path, 'url')?.place;
}

/** The line that names a schema, to be shown beside a finding. */
export function schemaLine(
  config: ConfigDocument,
  { id }: KnownSchema,
  message: string,
): NonNullable<Finding['related']> {
  const item = config.below('identity', 'schemas').find(({ path }) => config.value(...path, 'id') === id);
  const place = item && config.get(...item.path, 'url')?.place;
  return place ? [{ ...place, message }] : [];
}

/** The marks of a schema; undefined when it could not be read, or takes parts from elsewhere. */
export function findSchemaMarks(schema: KnownSchema): SchemaMarks | undefined {
  if (!kept.has(schema)) kept.set(schema, readMarks(schema));
  return kept.get(schema);
}

/** What tells the trait of a mark from all others of its schema. */
export function bearer({ path }: Mark): string {
  return JSON.stringify(path.slice(0, path.indexOf(extension)));
}

function readMarks(schema: KnownSchema): SchemaMarks | undefined {
  const document = readConfig(schema.text ?? '');
  const references = document.entries
    .filter(({ path }) => path.at(-1) === '$ref')
    .map(({ value }) => (typeof value === 'string' ? value : ''));
  if (document.broken || !document.get('properties', 'traits') || references.some((target) => !target.startsWith('#')))
    return undefined;
  const roots = [['properties', 'traits'], ...references.map((target) => target.split('/').slice(1))];
  const marks = (...keyword: string[]): Mark[] =>
    document.entries
      .filter(
        ({ path, value }) =>
          endsWith(path, [extension, ...keyword]) && isSet(value) && roots.some((root) => startsWith(path, root)),
      )
      .map(({ path, key, place }) => ({
        path,
        start: key?.start ?? place.start,
        end: place.end,
        trait: traitAt(path),
      }));
  return {
    schema,
    password: marks('credentials', 'password', 'identifier'),
    webauthn: marks('credentials', 'webauthn', 'identifier'),
    passkey: [...marks('credentials', 'passkey', 'display_name'), ...marks('credentials', 'webauthn', 'identifier')],
    code: marks('credentials', 'code', 'identifier'),
    verification: marks('verification', 'via'),
    recovery: marks('recovery', 'via'),
  };
}

function isSet(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value !== '');
}

function traitAt(path: Path): string {
  if (!startsWith(path, ['properties', 'traits'])) return '';
  const below = path.slice(2, path.indexOf(extension));
  return below.filter((name, at) => below[at - 1] === 'properties' && typeof name === 'string').join('.');
}

function startsWith(path: Path, root: readonly string[]): boolean {
  return root.every((name, at) => path[at] === name);
}

function endsWith(path: Path, end: readonly string[]): boolean {
  return startsWith(path.slice(-end.length), end);
}
