import type { Path } from '../reference/path';
import type { Plain } from '../reference/structure';

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
export function settingsIn(entries: readonly Entry[]): Pick<ConfigDocument, 'entries' | 'get' | 'value' | 'below'> {
  let built: Branch | undefined;
  const find = (path: Path): Branch | undefined => branchAt((built ??= buildEntryTree(entries)), path);
  return {
    entries,
    get: (...path) => find(path)?.entry,
    value: (...path) => find(path)?.entry?.value,
    below: (...path) => find(path)?.below ?? [],
  };
}

/** The settings by their paths, and what stands right below each, in the order of the text. */
interface Branch {
  entry?: Entry;
  readonly below: Entry[];
  /** An item's number and a key of that name are alike, and no mapping has both. Most settings have none. */
  members?: Map<string, Branch>;
}

function buildEntryTree(entries: readonly Entry[]): Branch {
  const tree: Branch = { below: [] };
  /** What the setting before stands in, and itself: those above the next are among them. */
  const above = [tree];
  for (const entry of entries) {
    const depth = entry.path.length;
    const parent = above[depth - 1] ?? branchAt(tree, entry.path.slice(0, -1));
    const name = String(entry.path.at(-1));
    const branch: Branch = parent?.members?.get(name) ?? { below: [] };
    branch.entry = entry;
    if (parent) {
      (parent.members ??= new Map()).set(name, branch);
      parent.below.push(entry);
    }
    above.length = depth;
    above.push(branch);
  }
  return tree;
}

function branchAt(tree: Branch, path: Path): Branch | undefined {
  let branch: Branch | undefined = tree;
  for (const name of path) branch = branch?.members?.get(String(name));
  return branch;
}
