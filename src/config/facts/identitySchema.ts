import type { ConfigDocument, Entry } from '../document/document';
import { readConfig } from '../document/readConfig';
import { extension } from '../reference/extension';
import type { Path } from '../reference/path';
import { readMarks, type SchemaMarks } from './schemaMarks';

/** The traits of a person, as a path. */
export const traitsPath: Path = ['properties', 'traits'];

/** An identity schema, read once for all who look at it: its parts with their places, and what Kratos makes of it. */
export interface IdentitySchema {
  readonly text: string;
  /** Whether it is JSON, which Kratos takes alone. If not, the document is empty and nothing else can be said. */
  readonly isJson: boolean;
  readonly document: ConfigDocument;
  /** The traits themselves, as they stand right below `properties` of the traits. */
  readonly traits: readonly Entry[];
  /** Every `ory.sh/kratos`, whether Kratos comes to it or not. */
  readonly extensions: readonly Entry[];
  /** What takes effect of them, as far as the schema says it itself. */
  readonly marks: SchemaMarks;
  /**
   * Whether that is all: the traits are described, and no part of them stands in another file. If not, nothing can be
   * said of what is missing.
   */
  readonly isWhole: boolean;
}

/** Reads a schema; never throws. */
export function readIdentitySchema(text: string): IdentitySchema {
  const isJson = parsesAsJson(text);
  const document = readConfig(isJson ? text : '');
  const { marks, isWhole } = readMarks(document);
  return {
    text,
    isJson,
    document,
    traits: document.below(...traitsPath, 'properties'),
    // Among `properties` it is described, as the schemas of Kratos's own keywords do.
    extensions: document.entries.filter(({ path }) => path.at(-1) === extension && path.at(-2) !== 'properties'),
    marks,
    isWhole: isWhole && !document.broken && document.get(...traitsPath) !== undefined,
  };
}

function parsesAsJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
