import { t } from '@vscode/l10n';

/** Reading values of unknown JSON without trusting any of it: a value of another type counts as absent. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(source: JsonObject, key: string): JsonObject | undefined {
  const value = ownValue(source, key);
  return isObject(value) ? value : undefined;
}

/** A list, empty when it is null, absent or something else. */
export function listAt(source: JsonObject, key: string): readonly unknown[] {
  const value = ownValue(source, key);
  return Array.isArray(value) ? value : [];
}

export function textAt(source: JsonObject, key: string): string | undefined {
  const value = ownValue(source, key);
  return typeof value === 'string' ? value : undefined;
}

/** A string with something in it: Kratos leaves out or empties what it does not know. */
export function filledTextAt(source: JsonObject, key: string): string | undefined {
  const value = textAt(source, key);
  return value === '' ? undefined : value;
}

export function numberAt(source: JsonObject, key: string): number | undefined {
  const value = ownValue(source, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** True only for the JSON value `true`. */
export function flagAt(source: JsonObject, key: string): boolean {
  return ownValue(source, key) === true;
}

/** The properties that are not `undefined`, so that optional fields stay absent. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(fields) as (keyof T & string)[]) {
    const value = fields[key];
    if (value !== undefined) result[key] = value;
  }
  return result as T;
}

/**
 * Objects and lists below this many others are not taken over: whatever goes through a value by itself, as
 * `JSON.stringify` does, has an end to its stack.
 */
export const deepest = 200;

/**
 * Parses JSON text; `undefined` when it is none (JSON itself has no such value). What is nested deeper than 200 levels
 * is a text that says so: nobody's traits are that deep, and everything else of the answer can be shown and stored. The
 * text itself has it all.
 */
export function readJson(text: string): unknown {
  return cutDeep(parseJson(text));
}

/** Parses JSON text as it is, however deep, for those who look at little of it; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value of JSON with a text in place of what is nested too deep, as `readJson` gives it. */
export function cutDeep(value: unknown): unknown {
  return isNested(value) && isDeeper(value, deepest) ? upTo(value, deepest) : value;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Looking at what was parsed takes a sixth of what looking at each sign of its text does. */
function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const inner of Array.isArray(value) ? value : Object.values(value))
    if (isNested(inner) && isDeeper(inner, levels - 1)) return true;
  return false;
}

function upTo(value: unknown, levels: number): unknown {
  if (!isNested(value)) return value;
  if (levels === 0) return t('… (nested deeper than {0} levels)', deepest);
  if (Array.isArray(value)) return value.map((item) => upTo(item, levels - 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, upTo(inner, levels - 1)]));
}

/**
 * The objects and lists of a text that holds several, one after the other, as Kratos answers when a hook refuses before
 * a login begins; empty when anything else stands in it. Reads the text once.
 */
export function readJsonDocuments(text: string): readonly unknown[] {
  const documents: unknown[] = [];
  let start = 0;
  for (let end = endOfDocument(text, start); end !== undefined; end = endOfDocument(text, start)) {
    const document = readJson(text.slice(start, end));
    if (document === undefined) return [];
    documents.push(document);
    start = end;
  }
  return text.slice(start).trim() === '' ? documents : [];
}

/**
 * The offset behind the first object or list from an offset on; `undefined` when none begins there or it does not end.
 */
export function endOfDocument(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (depth <= 0) return i + 1;
    }
  }
  return undefined;
}

function ownValue(source: JsonObject, key: string): unknown {
  return Object.hasOwn(source, key) ? source[key] : undefined;
}
