import type { Place } from './document';
import type { Located } from './located';
import { schemaPath } from '../reference/path';
import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Pair } from 'yaml';
import { locateByIndentation } from './indentation';
import { parseText } from './parse';
import { settingBefore, type SettingBefore } from './pieces/pieceAt';

/**
 * The key or scalar value at an offset of YAML or JSON (comments allowed), or undefined between them. Broken documents
 * are read as far as they go: in YAML that has errors the lines and their indentation decide, since the parser's tree
 * may have slipped.
 */
export function locate(text: string, offset: number): Located | undefined {
  const setting = settingBefore(text, offset);
  // Whether a key is no text at all, its name does not tell.
  if (setting === undefined || setting?.path.includes('null')) return locateInWhole(text, offset);
  return setting === null ? undefined : ofSetting(setting, { text, offset });
}

function ofSetting({ path, key, place, value }: SettingBefore, cursor: Cursor): Located | undefined {
  if (path.includes('')) return undefined;
  if (key && isAt(key, cursor)) return { path: schemaPath(path), role: 'key', ...key };
  if (!place || !isAt(place, cursor) || (typeof value === 'object' && value !== null)) return undefined;
  const written = scalarText(value);
  return { path: schemaPath(path), role: 'value', ...(written !== undefined && { value: written }), ...place };
}

interface Cursor {
  readonly text: string;
  readonly offset: number;
}

/** Right behind it counts; but where a text of several lines ends, another line begins. */
function isAt({ start, end }: Place, { text, offset }: Cursor): boolean {
  return start <= offset && (offset < end || (offset === end && start < end && text[end - 1] !== '\n'));
}

/** The same without anything that was read before. */
export function locateInWhole(text: string, offset: number): Located | undefined {
  const { isJson, readable, documents } = parseText(text);
  const inTree = (): Located | undefined =>
    first(documents, (document) => within(document.contents, { text: readable, offset }, ''));
  const inLines = (): Located | undefined => locateByIndentation(readable, offset);
  if (documents.every((document) => document.errors.length === 0)) return inTree();
  return isJson ? (inTree() ?? inLines()) : (inLines() ?? inTree());
}

function within(node: unknown, cursor: Cursor, path: string): Located | undefined {
  if (isMap(node)) return first(node.items, (pair) => (isPair(pair) ? inPair(pair, cursor, path) : undefined));
  if (isSeq(node)) return first(node.items, (item) => within(item, cursor, `${path}[]`));
  if (isScalar(node) || isAlias(node)) {
    const range = covers(node.range, cursor);
    const value = isScalar(node) ? scalarText(node.value) : undefined;
    return range && path !== '' ? { path, role: 'value', ...(value !== undefined && { value }), ...range } : undefined;
  }
  return undefined;
}

function inPair(pair: Pair, cursor: Cursor, path: string): Located | undefined {
  const name = isScalar(pair.key) ? scalarText(pair.key.value) : undefined;
  if (!isScalar(pair.key) || name === undefined || name === '') return undefined;
  const here = path === '' ? name : `${path}.${name}`;
  const key = covers(pair.key.range, cursor);
  if (key) return { path: here, role: 'key', ...key };
  return isCollection(pair.value) || isScalar(pair.value) || isAlias(pair.value)
    ? within(pair.value, cursor, here)
    : undefined;
}

function covers(range: readonly number[] | null | undefined, cursor: Cursor): Place | undefined {
  const [start, end] = range ?? [];
  return start !== undefined && end !== undefined && isAt({ start, end }, cursor) ? { start, end } : undefined;
}

function first<T, R>(items: readonly T[], read: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = read(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function scalarText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
