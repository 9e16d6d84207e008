import { isAlias, isMap, isPair, isScalar, isSeq, type Document, type Node, type YAMLMap } from 'yaml';
import { resolveAliases, type Aliases } from './aliases';
import type { Entry, Place, Problem, Repeated } from './document';
import type { Path } from '../reference/path';
import { mostLevels, tooDeep } from './parse';
import type { Plain } from '../reference/structure';

/** The settings below a node of a document, and what was met on the way. */
export interface Settings {
  /** Parents before their members, in the order of the text. */
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
  readonly repeated: readonly Repeated[];
  /** Of the node itself. */
  readonly value: Plain;
}

/** The code of an alias whose anchor is nowhere above it. */
export const unresolvedAlias = 'unresolved-alias';
/** The code of a document that opens to more settings than are read. */
export const tooMany = 'too-many-settings';

/** Aliases and merges may stand in one another: a document that opens to more settings than this is read no further. */
const mostSettings = 50_000;
/** No path to what Kratos reads has so many characters, by far. */
const longestPath = 4_000;

/** Reads the settings below a node, each with its value, aliases and merges followed. */
export function readSettings(document: Document, start: Node): Settings {
  const reader = new Reader(resolveAliases(document));
  reader.read(start);
  return reader;
}

class Reader implements Settings {
  readonly entries: Entry[] = [];
  readonly problems: Problem[] = [];
  readonly repeated: Repeated[] = [];
  value: Plain = null;
  private readonly noted = new Set<number>();
  /** The mappings and lists that are being read, so that no alias runs in a circle. */
  private readonly open = new Set<Node>();
  /** Settings that were looked at: those that were read, and those that a merge found to be there already. */
  private looked = 0;

  constructor(private readonly aliases: Aliases) {}

  read(start: Node): void {
    this.value = this.toPlainValue(start, []);
  }

  private toPlainValue(given: unknown, path: Path): Plain {
    const node = this.target(given);
    if (isScalar(node)) return plainScalar(node.value);
    if ((!isMap(node) && !isSeq(node)) || this.open.has(node)) return null;
    if (path.length >= mostLevels || measurePath(path) > longestPath) {
      this.reportOnce(tooDeep, locateNode(given));
      return null;
    }
    this.open.add(node);
    const value = isMap(node) ? this.members(node, path) : this.items(node.items, path);
    this.open.delete(node);
    return value;
  }

  /** The node itself, or what an alias stands for. */
  private target(given: unknown): unknown {
    if (!isAlias(given)) return given;
    const target = this.aliases.get(given);
    const place = target ? undefined : locateNode(given);
    if (place) this.problems.push({ ...place, code: unresolvedAlias, message: given.source });
    return target;
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
    const merged = new Set<Node>();
    for (const { key, value: given } of pairs) if (isMergeKey(key)) this.merge(given, path, value, merged);
    return value;
  }

  private noteTwice(name: string, again: Node, before: Node | undefined): void {
    const [key, first] = [locateNode(again), locateNode(before)];
    // A mapping that aliases bring to several places is read several times.
    // The parser makes up keys where it finds none.
    if (!key || !first || key.start === key.end || this.noted.has(key.start)) return;
    this.noted.add(key.start);
    this.repeated.push({ key, first, name });
  }

  /** `merged`: what was taken into this mapping already, which has nothing more to give. */
  private merge(given: unknown, path: Path, into: Record<string, Plain>, merged: Set<Node>): void {
    for (const one of isSeq(given) ? given.items : [given]) {
      const map = this.target(one);
      if (!isMap(map) || this.open.has(map) || merged.has(map)) continue;
      merged.add(map);
      if (merged.size > mostLevels) {
        this.reportOnce(tooDeep, locateNode(one));
        return;
      }
      this.open.add(map);
      for (const { key, value } of map.items) {
        if (isMergeKey(key)) this.merge(value, path, into, merged);
        else if (isScalar(key) && this.isWithin(key) && !Object.hasOwn(into, String(key.value)))
          into[String(key.value)] = this.add(value, [...path, String(key.value)], key);
      }
      this.open.delete(map);
    }
  }

  private add(given: unknown, path: Path, keyNode?: Node): Plain {
    const key = locateNode(keyNode);
    const place = locateNode(given) ?? (key && { start: key.end, end: key.end });
    if (!place || !this.isWithin(keyNode ?? given)) return null;
    // Its place among the others is before its members', which are read with its value.
    const at = this.entries.push({ path, ...(key && { key }), place, value: null }) - 1;
    const value = this.toPlainValue(given, path);
    this.entries[at] = { path, ...(key && { key }), place, value };
    return value;
  }

  private isWithin(node: unknown): boolean {
    this.looked += 1;
    if (this.looked <= mostSettings) return true;
    this.reportOnce(tooMany, locateNode(node));
    return false;
  }

  private reportOnce(code: string, place: Place | undefined): void {
    if (place && !this.problems.some((problem) => problem.code === code))
      this.problems.push({ ...place, code, message: '' });
  }
}

/** `<<` takes the members of another mapping in; the parser gives it a value of its own kind. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && (typeof key.value === 'symbol' || key.value === '<<');
}

function locateNode(node: unknown): Place | undefined {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function measurePath(path: Path): number {
  return path.reduce<number>((sum, part) => sum + (typeof part === 'string' ? part.length : 1), 0);
}

function plainScalar(value: unknown): Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
