import type { Located } from './located';
import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Pair } from 'yaml';
import { locateByIndentation } from './indentation';
import { parseText } from './parse';

/**
 * The key or scalar value at an offset of YAML or JSON (comments allowed), or undefined between them. Broken documents
 * are read as far as they go: in YAML that has errors the lines and their indentation decide, since the parser's tree
 * may have slipped.
 */
export function locate(text: string, offset: number): Located | undefined {
  const { isJson, readable, documents } = parseText(text);
  const inTree = (): Located | undefined => first(documents, (document) => within(document.contents, offset, ''));
  const inLines = (): Located | undefined => locateByIndentation(readable, offset);
  if (documents.every((document) => document.errors.length === 0)) return inTree();
  return isJson ? (inTree() ?? inLines()) : (inLines() ?? inTree());
}

function within(node: unknown, offset: number, path: string): Located | undefined {
  if (isMap(node)) return first(node.items, (pair) => (isPair(pair) ? inPair(pair, offset, path) : undefined));
  if (isSeq(node)) return first(node.items, (item) => within(item, offset, `${path}[]`));
  if (isScalar(node) || isAlias(node)) {
    const range = covers(node.range, offset);
    const value = isScalar(node) ? scalarText(node.value) : undefined;
    return range && path !== '' ? { path, role: 'value', ...(value !== undefined && { value }), ...range } : undefined;
  }
  return undefined;
}

function inPair(pair: Pair, offset: number, path: string): Located | undefined {
  const name = isScalar(pair.key) ? scalarText(pair.key.value) : undefined;
  if (!isScalar(pair.key) || name === undefined || name === '') return undefined;
  const here = path === '' ? name : `${path}.${name}`;
  const key = covers(pair.key.range, offset);
  if (key) return { path: here, role: 'key', ...key };
  return isCollection(pair.value) || isScalar(pair.value) || isAlias(pair.value)
    ? within(pair.value, offset, here)
    : undefined;
}

function covers(
  range: readonly number[] | null | undefined,
  offset: number,
): { start: number; end: number } | undefined {
  const [start, end] = range ?? [];
  return start !== undefined && end !== undefined && start < end && start <= offset && offset <= end
    ? { start, end }
    : undefined;
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
