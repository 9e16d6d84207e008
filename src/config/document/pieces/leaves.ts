import { isMap, isSeq } from 'yaml';
import type { Plain } from '../../reference/structure';
import type { Path } from '../../reference/path';
import type { Entry, Repeated } from '../document';
import { mistakesIn } from '../mistakes';
import { parseDocuments } from '../parse';
import { Recent } from '../recent';
import { readSettings } from '../settings';
import type { Branch } from '../tree';

/** What stands in a part of a text, with places and paths from its own beginning. */
export interface ReadLeaf {
  readonly isList: boolean;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  readonly repeated: readonly Repeated[];
  readonly value: Plain;
  /** The most levels and characters of its paths. */
  readonly reach: { readonly levels: number; readonly characters: number };
  /** The numbers of its settings that stand in none of the others. */
  readonly outermost: readonly number[];
  /** Its settings by their paths, once somebody asks for one. */
  tree?: Branch;
}

/** Several times the longest file that is looked at. */
const known = new Recent<ReadLeaf | undefined>({ texts: Infinity, characters: 1_000_000 });

/** Reads a part, once for each text; undefined where its reading is not what it is among others. */
export function readLeaf(text: string): ReadLeaf | undefined {
  return known.of(text, read);
}

function read(text: string): ReadLeaf | undefined {
  const [document, ...others] = parseDocuments(text);
  const contents = document?.contents;
  if (!document || others.length > 0 || mistakesIn(document, text).length > 0) return undefined;
  if ((!isMap(contents) && !isSeq(contents)) || !contents.range) return undefined;
  const { entries, problems, repeated, value } = readSettings(document, contents);
  if (problems.length > 0) return undefined;
  const [start, end] = contents.range;
  return {
    isList: isSeq(contents),
    start,
    end,
    entries,
    repeated,
    value,
    reach: {
      levels: Math.max(0, ...entries.map(({ path }) => path.length)),
      characters: Math.max(0, ...entries.map(({ path }) => countCharacters(path))),
    },
    outermost: entries.flatMap(({ path }, at) => (path.length === 1 ? [at] : [])),
  };
}

/** How long a path is; the number of an item counts as one. */
export function countCharacters(path: Path): number {
  return path.reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
}
