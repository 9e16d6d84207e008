import type { Path } from '../reference/path';
import type { Plain } from '../reference/structure';
import { branchAt, buildTree, type Branch } from './tree';

/** A stretch of a text in UTF-16 offsets, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** One setting of a document. */
export interface Entry {
  readonly path: Path;
  /** Where its key stands; list items have none. */
  readonly key?: Place;
  /** Where its value stands; where the key ends when it has none. */
  readonly place: Place;
  /** The value as Kratos reads it: aliases and merges resolved. */
  readonly value: Plain;
}

/** Settings that were read together. */
export interface Stretch {
  readonly entries: readonly Entry[];
  /** Where nothing around decides what they are. */
  readonly lasting?: Lasting;
}

/** What is the same whenever the same lines are read below the same names, wherever they have moved meanwhile. */
export interface Lasting {
  readonly memo: Memo;
  /** The settings of the stretch that stand in none of the others, as they are now. */
  readonly outermost: readonly Entry[];
}

/** What came of lines alone, whichever items of a list they are. */
export class Memo {
  /** Which settings were picked, by their numbers, for each who picks. */
  readonly picked = new Map<unknown, readonly number[]>();
  /** In which surroundings nothing was to be said of them. */
  readonly quiet = new Set<string>();
}

/**
 * A configuration as values with their places: YAML or JSON, anchors and merges resolved, the first of several
 * documents that is a mapping. Broken text is read as far as it goes; nothing throws. Paths are below `root` (a Helm
 * values file has the configuration below `kratos.config`).
 */
export interface ConfigDocument {
  readonly text: string;
  /** Whether it is JSON rather than YAML. */
  readonly isJson: boolean;
  /** All settings, parents before their members, in the order of the text. */
  readonly entries: readonly Entry[];
  /** The same settings, by what of the text was read together. */
  readonly stretches: readonly Stretch[];
  /** The setting at a path; undefined when it is not written. */
  get(...path: Path): Entry | undefined;
  /** The value at a path; undefined when it is not written. */
  value(...path: Path): Plain | undefined;
  /** The settings right below a path: members or items. */
  below(...path: Path): readonly Entry[];
  /** Whether the parser found errors: then what is missing may only be unreadable. */
  readonly broken: boolean;
  /** What the parser could not read, up to the end of the document that is read: Kratos reads no further either. */
  readonly problems: readonly Problem[];
  /** Keys that a mapping has twice, each with the place of the first. The last one holds here; Kratos takes neither. */
  readonly repeated: readonly Repeated[];
}

/** A key that a mapping has a second time, and where it has it first. */
export interface Repeated {
  readonly key: Place;
  readonly first: Place;
  readonly name: string;
}

/** Something that could not be read. `code` is the YAML parser's name for it, or one of those in `settings.ts`. */
export interface Problem extends Place {
  readonly code: string;
  readonly message: string;
}

/** Settings with what finds them by their paths. They stand in the order of the text, each before its members. */
export function settingsIn(
  entries: readonly Entry[],
): Pick<ConfigDocument, 'entries' | 'stretches' | 'get' | 'value' | 'below'> {
  let built: Branch | undefined;
  const find = (path: Path): Branch | undefined => branchAt((built ??= buildTree(entries)), path);
  const entryOf = (branch: Branch | undefined): Entry | undefined =>
    branch?.at === undefined ? undefined : entries[branch.at];
  return {
    entries,
    stretches: [{ entries }],
    get: (...path) => entryOf(find(path)),
    value: (...path) => entryOf(find(path))?.value,
    below: (...path) => find(path)?.below.flatMap((at) => entries[at] ?? []) ?? [],
  };
}
