import type { ConfigDocument, Place } from '../document/document';
import type { Finding } from '../document/finding';
import type { KnownSchema, RuleContext } from './context';
import { readIdentitySchema, type IdentitySchema } from './identitySchema';

/** An identity schema that a configuration names, as it was read. */
export type NamedSchema = IdentitySchema & Pick<KnownSchema, 'id' | 'url'>;

const kept = new WeakMap<KnownSchema, NamedSchema>();

/** Reads a schema that a configuration names; undefined when it is not known. */
export function readNamedSchema(schema: KnownSchema): NamedSchema | undefined {
  const { id, url, text } = schema;
  if (text === undefined) return undefined;
  const read = kept.get(schema) ?? { id, url, ...readIdentitySchema(text) };
  kept.set(schema, read);
  return read;
}

/** The same, when it could be read for certain: undefined too where parts of it stand in other files. */
export function readCertainSchema(schema: KnownSchema): NamedSchema | undefined {
  const read = readNamedSchema(schema);
  return read?.isWhole === true ? read : undefined;
}

/** Every schema that could be read for certain. */
export function certainSchemas({ schemas }: RuleContext): readonly NamedSchema[] {
  return schemas.map(readCertainSchema).filter((schema) => schema !== undefined);
}

/** All schemas; undefined when one of them, or all, are not known: then nothing can be said of what is missing. */
export function allSchemas(config: ConfigDocument, context: RuleContext): readonly NamedSchema[] | undefined {
  const certain = certainSchemas(context);
  const named = config.below('identity', 'schemas').length;
  return certain.length > 0 && certain.length === context.schemas.length && certain.length >= named
    ? certain
    : undefined;
}

/**
 * A place of a schema as one that can be shown: a schema that stands in the configuration as base64 has none but its
 * `url`.
 */
export function placeInSchema(
  config: ConfigDocument,
  schema: Pick<KnownSchema, 'id' | 'url'>,
  { start, end }: Place,
): (Place & { readonly file?: string }) | undefined {
  return schema.url.startsWith('base64://') ? urlPlace(config, schema) : { start, end, file: schema.url };
}

/** The line that names a schema, to be shown beside a finding. */
export function schemaLine(
  config: ConfigDocument,
  schema: Pick<KnownSchema, 'id'>,
  message: string,
): NonNullable<Finding['related']> {
  const place = urlPlace(config, schema);
  return place ? [{ ...place, message }] : [];
}

function urlPlace(config: ConfigDocument, { id }: Pick<KnownSchema, 'id'>): Place | undefined {
  const item = config.below('identity', 'schemas').find(({ path }) => config.value(...path, 'id') === id);
  return item && config.get(...item.path, 'url')?.place;
}
