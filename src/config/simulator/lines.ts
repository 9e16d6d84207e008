import type { ConfigDocument, Place } from '../document/document';
import type { Path } from '../reference/path';
import { inForce } from '../facts/inForce';
import { placeInSchema, type NamedSchema } from '../facts/knownSchemas';
import type { Mark } from '../facts/schemaMarks';
import type { Plain } from '../reference/structure';
import type { Setup } from './setup';

/** A line of the configuration or of an identity schema. */
export interface Line {
  /** The setting's name, with dots; for a schema, the trait and the mark. */
  readonly name: string;
  readonly value?: Plain;
  /** Not written: the value is the default. `place` is then the nearest line that is written, if there is one. */
  readonly isDefault: boolean;
  readonly place?: Place;
  /** The `url` of the schema in which it stands; absent for the configuration itself. */
  readonly file?: string;
}

/** One part of why the answer is what it is. */
export interface Reason {
  readonly sentence: string;
  readonly line?: Line;
}

/** A setting as a line: where it is written, or where it would be. */
export function toSettingLine({ config, version }: Pick<Setup, 'config' | 'version'>, path: Path): Line {
  const name = path.join('.');
  const value = inForce(config, version, ...path);
  const entry = config.get(...path);
  const place = entry
    ? { start: entry.key?.start ?? entry.place.start, end: entry.place.end }
    : parentPlace(config, path);
  return { name, isDefault: !entry, ...(value !== undefined && { value }), ...(place && { place }) };
}

/** A mark of an identity schema as a line: the trait that bears it, and its keyword below `ory.sh/kratos`. */
export function toMarkLine({ config }: Pick<Setup, 'config'>, schema: NamedSchema, mark: Mark, keyword: string): Line {
  const place = placeInSchema(config, schema, mark);
  return {
    name: mark.trait === '' ? keyword : `${mark.trait} → ${keyword}`,
    value: true,
    isDefault: false,
    ...(place && { place: { start: place.start, end: place.end } }),
    ...(place?.file !== undefined && { file: place.file }),
  };
}

/** The key of the nearest parent that is written, or the item of a list. */
function parentPlace(config: ConfigDocument, path: Path): Place | undefined {
  const depth = path.findLastIndex((_, at) => config.get(...path.slice(0, at)) !== undefined);
  const parent = depth > 0 ? config.get(...path.slice(0, depth)) : undefined;
  return parent && (parent.key ?? parent.place);
}
