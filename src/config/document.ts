import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLParseError,
} from 'yaml';
import { parseText } from './parse';
import type { Plain } from './structure';

/** A stretch of a text in UTF-16 offsets, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where something stands in a configuration: names, and numbers for list items. */
export type Path = readonly (string | number)[];

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
 * A configuration as values with their places: YAML or JSON, anchors and merges resolved, the first of several documents that is a mapping. Broken text is read
 * as far as it goes; nothing throws. Paths are below `root` (a Helm values file has the configuration below `kratos.config`).
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
  readonly repeated: readonly { readonly key: Place; readonly first: Place; readonly name: string }[];
}

/** The code of an alias whose anchor is nowhere above it. */
export const unresolvedAlias = 'unresolved-alias';

/** Something that the YAML parser could not read. `code` is the parser's name for it, or `unresolved-alias`. */
export interface Problem extends Place {
  readonly code: string;
  readonly message: string;
}

/** Aliases may stand in one another: a document that opens to more settings than this is read no further. */
const mostEntries = 100_000;

export function readConfig(text: string, root: Path = []): ConfigDocument {
  const { documents, isJson } = parseText(text);
  const document = documents.find(({ contents }) => isMap(contents));
  const start = document && nodeAt(document, root);
  const reader = document && new Reader(document);
  const entries = reader && start ? reader.read(start) : [];
  const byPath = new Map<string, Entry>();
  const children = new Map<string, Entry[]>();
  for (const entry of entries) {
    byPath.set(keyOf(entry.path), entry);
    const parent = keyOf(entry.path.slice(0, -1));
    const siblings = children.get(parent);
    if (siblings) siblings.push(entry);
    else children.set(parent, [entry]);
  }
  return {
    text,
    isJson,
    entries,
    get: (...path) => byPath.get(keyOf(path)),
    value: (...path) => byPath.get(keyOf(path))?.value,
    below: (...path) => children.get(keyOf(path)) ?? [],
    broken: documents.some(({ errors }) => errors.length > 0) || (reader?.unresolved ?? []).length > 0,
    problems: [
      ...documents.slice(0, document && documents.indexOf(document) + 1).flatMap(({ errors }) => errors.map(problemOf)),
      ...(reader?.unresolved ?? []),
    ],
    repeated: reader?.repeated ?? [],
  };
}

/** A path as the schema writes it: dots, `[]` for any list item. */
export function schemaPath(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** One text for a path. An item's number and a key of that name are alike, and no mapping has both. */
function keyOf(path: Path): string {
  return path.length === 0 ? '' : `\0${path.join('\0')}`;
}

function problemOf({ code, message, pos: [start, end] }: YAMLParseError): Problem {
  return { start, end, code, message };
}

function nodeAt(document: Document, root: Path): Node | undefined {
  const node = root.length === 0 ? document.contents : document.getIn(root, true);
  return isMap(node) ? node : undefined;
}

/** Reads the settings below a node, each with its value, aliases and merges followed. */
class Reader {
  readonly repeated: { readonly key: Place; readonly first: Place; readonly name: string }[] = [];
  readonly unresolved: Problem[] = [];
  private readonly noted = new Set<number>();
  private readonly entries: Entry[] = [];
  /** The mappings and lists that are being read, so that no alias runs in a circle. */
  private readonly open = new Set<Node>();

  constructor(private readonly document: Document) {}

  read(start: Node): readonly Entry[] {
    this.valueOf(start, []);
    return this.entries;
  }

  private valueOf(given: unknown, path: Path): Plain {
    const node = isAlias(given) ? given.resolve(this.document) : given;
    if (isAlias(given) && !node) this.report(given, given.source);
    if (isScalar(node)) return plainScalar(node.value);
    if ((!isMap(node) && !isSeq(node)) || this.open.has(node)) return null;
    this.open.add(node);
    const value = isMap(node) ? this.members(node, path) : this.items(node.items, path);
    this.open.delete(node);
    return value;
  }

  private items(items: readonly unknown[], path: Path): Plain {
    return items.map((item, index) => this.add(item, [...path, index]));
  }

  /** Members of the mapping's own, and those of mappings that are merged into it where it has none of that name. */
  private members(map: YAMLMap, path: Path): Record<string, Plain> {
    const pairs = map.items.filter((pair) => isPair(pair));
    const value: Record<string, Plain> = {};
    const first = new Map<string, Node>();
    for (const { key, value: given } of pairs) {
      if (!isScalar(key) || isMergeKey(key)) continue;
      const name = String(key.value);
      this.noteTwice(name, key, first.get(name));
      if (!first.has(name)) first.set(name, key);
      value[name] = this.add(given, [...path, name], key);
    }
    for (const { key, value: given } of pairs) if (isMergeKey(key)) this.merge(given, path, value);
    return value;
  }

  private noteTwice(name: string, again: Node, before: Node | undefined): void {
    const [key, first] = [placeOf(again), placeOf(before)];
    // A mapping that aliases bring to several places is read several times.
    // The parser makes up keys where it finds none.
    if (!key || !first || key.start === key.end || this.noted.has(key.start)) return;
    this.noted.add(key.start);
    this.repeated.push({ key, first, name });
  }

  private report(alias: Node, name: string): void {
    const place = placeOf(alias);
    if (place) this.unresolved.push({ ...place, code: unresolvedAlias, message: name });
  }

  private merge(given: unknown, path: Path, into: Record<string, Plain>): void {
    for (const one of isSeq(given) ? given.items : [given]) {
      const map = isAlias(one) ? one.resolve(this.document) : one;
      if (isAlias(one) && !map) this.report(one, one.source);
      if (!isMap(map) || this.open.has(map)) continue;
      this.open.add(map);
      for (const { key, value } of map.items) {
        if (isMergeKey(key)) this.merge(value, path, into);
        else if (isScalar(key) && !Object.hasOwn(into, String(key.value)))
          into[String(key.value)] = this.add(value, [...path, String(key.value)], key);
      }
      this.open.delete(map);
    }
  }

  private add(given: unknown, path: Path, keyNode?: Node): Plain {
    if (this.entries.length >= mostEntries) return null;
    const key = placeOf(keyNode);
    const place = placeOf(given) ?? (key && { start: key.end, end: key.end });
    if (!place) return null;
    // Its place among the others is before its members', which are read with its value.
    const at = this.entries.push({ path, ...(key && { key }), place, value: null }) - 1;
    const value = this.valueOf(given, path);
    this.entries[at] = { path, ...(key && { key }), place, value };
    return value;
  }
}

/** `<<` takes the members of another mapping in; the parser gives it a value of its own kind. */
function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (typeof key.value === 'symbol' || key.value === '<<');
}

function placeOf(node: unknown): Place | undefined {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function plainScalar(value: unknown): Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
