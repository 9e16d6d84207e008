import { isMap, isSeq } from 'yaml';
import type { Plain } from '../../reference/structure';
import type { Path } from '../../reference/path';
import type { Entry, Repeated } from '../document';
import { mistakesIn } from '../mistakes';
import { parseDocuments } from '../parse';
import { readSettings } from '../settings';

/** What stands in a part of a text, with places and paths from its own beginning. */
export interface ReadLeaf {
  readonly isList: boolean;
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  readonly repeated: readonly Repeated[];
  readonly value: Plain;
  /** Its settings where they were last. */
  placed?: Placed;
}

/** The settings of a part at one place of a text. */
export interface Placed {
  readonly prefix: Path;
  /** The number of its first item in the list. */
  readonly first: number;
  readonly offset: number;
  readonly entries: readonly Entry[];
}

/** So many characters of parts are remembered: several times the longest file that is looked at. */
const mostCharacters = 2_000_000;
const known = new Map<string, ReadLeaf | undefined>();
let characters = 0;

/** Reads a part, once for each text; undefined where its reading is not what it is among others. */
export function readLeaf(text: string): ReadLeaf | undefined {
  const isKnown = known.has(text);
  const found = isKnown ? known.get(text) : read(text);
  if (isKnown) known.delete(text);
  else characters += text.length;
  // The one that was asked for last is the last to go.
  known.set(text, found);
  for (const [oldest] of known) {
    if (characters <= mostCharacters) break;
    known.delete(oldest);
    characters -= oldest.length;
  }
  return found;
}

function read(text: string): ReadLeaf | undefined {
  const [document, ...others] = parseDocuments(text);
  const contents = document?.contents;
  if (!document || others.length > 0 || mistakesIn(document, text).length > 0) return undefined;
  if ((!isMap(contents) && !isSeq(contents)) || !contents.range) return undefined;
  const { entries, problems, repeated, value } = readSettings(document, contents);
  if (problems.length > 0) return undefined;
  const [start, end] = contents.range;
  return { isList: isSeq(contents), start, end, entries, repeated, value };
}
