import * as l10n from '@vscode/l10n';

/**
 * The fields of a catalogue's entry whose words a person reads, with all that is below them. The others are names and
 * what a server says.
 */
const spoken: ReadonlySet<string> = new Set([
  'title',
  'meaning',
  'omitted',
  'unit',
  'security',
  'values',
  'facts',
  'causes',
  'next',
  'together',
  'versions',
]);

/** The entries of catalogues in the editor's language, which is the same as long as the window is there. */
const known = new WeakMap<object, object>();

/**
 * An entry of a JSON catalogue in the editor's language. `also` names further fields that are read. Each text is one of
 * the bundle, as the literals of `t` are: the test of the bundle gathers them with `eachText`.
 */
export function translated<T extends object>(entry: T, also: readonly string[] = []): T {
  const before = known.get(entry);
  if (before !== undefined) return before as T;
  const result = eachText(entry, (text) => l10n.t(text), also) as T;
  known.set(entry, result);
  return result;
}

/** A JSON value with what `say` makes of each of its texts. */
export function eachText(
  value: unknown,
  say: (text: string) => string,
  also: readonly string[] = [],
  isText = false,
): unknown {
  if (typeof value === 'string') return isText ? say(value) : value;
  if (Array.isArray(value)) return value.map((item) => eachText(item, say, also, isText));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      eachText(inner, say, also, isText || spoken.has(key) || also.includes(key)),
    ]),
  );
}
