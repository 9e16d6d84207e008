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

/** Parses JSON text; `undefined` when it is none (JSON itself has no such value). */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function ownValue(source: JsonObject, key: string): unknown {
  return Object.hasOwn(source, key) ? source[key] : undefined;
}
