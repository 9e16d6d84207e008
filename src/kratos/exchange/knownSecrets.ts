import { isOrdinary, isSearchable } from '../flow/secretNames';
import { createAutomaton } from './automaton';
import type { Span } from './spans';

/** Finds known secret values in texts, in every spelling that a request or an answer gives them. */
export interface KnownSecrets {
  /**
   * Where they stand in a text, in one pass however many they are. Those that may be words of something else count as
   * whole words only; `vocabulary`: the text is a name or a word of a protocol, where they do not count at all.
   */
  find(text: string, vocabulary?: 'vocabulary'): Span[];
}

/**
 * Makes a finder for secret values. Values too short or too ordinary to look for (see `isSearchable`) are left to
 * redaction by name.
 */
export function knownSecrets(values: readonly string[]): KnownSecrets {
  const known = finders.get(values) ?? finder([...new Set(values)].filter(isSearchable));
  finders.set(values, known);
  return known;
}

/** A whole timeline is looked through with one list. */
const finders = new WeakMap<readonly string[], KnownSecrets>();

/** A longer one is a picture or a document: it is known by its beginning, and nobody spells it in a URL. */
const longestSought = 1_000;

function finder(values: readonly string[]): KnownSecrets {
  const ordinary = new Set(values.filter(isOrdinary));
  const lengths = new Map<string, number>();
  for (const spelling of values.flatMap(spell)) {
    const beginning = spelling.slice(0, longestSought);
    lengths.set(beginning, Math.max(lengths.get(beginning) ?? 0, spelling.length));
  }
  const automaton = createAutomaton(lengths.keys());
  return {
    find(text, vocabulary) {
      const spans: Span[] = [];
      automaton.scan(text, (secret, end) => {
        const start = end - secret.length;
        if (ordinary.has(secret) && (vocabulary !== undefined || !standsAlone(text, start, end))) return false;
        spans.push({ start, end: Math.min(text.length, start + (lengths.get(secret) ?? 0)) });
        return true;
      });
      return spans;
    },
  };
}

/**
 * A whole word, and neither part of a path nor the name before a value. What an encoding ends with (`%20`, `\n`) is no
 * letter before it.
 */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  const after = text.slice(end, end + 2);
  const escape = /(?:%[0-9a-f]{2}|\\[nrtbf]|\\u[0-9a-f]{4})$/i.test(before);
  return (escape || !/[\w./-]$/.test(before)) && !/^(?:[\w/=-]|\.\w)/.test(after);
}

/**
 * As typed, in JSON (Go's encoder writes `&`, `<` and `>` as escapes), percent-encoded in a URL or a form (either case
 * of the digits), in HTML.
 */
function spell(value: string): string[] {
  // Letters, digits and these signs are written the same everywhere; most tokens and codes are made of nothing else.
  if (/^[\w.-]+$/.test(value)) return [value];
  const json = JSON.stringify(value).slice(1, -1);
  if (value.length > longestSought) return [value, json];
  const goJson = json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const uri = encodeURIComponent(wellFormed(value));
  const form = new URLSearchParams([['', value]]).toString().slice(1);
  const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
  const html = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
  const html2 = html.replaceAll('&#34;', '&quot;');
  return [value, json, goJson, uri, lower(uri), form, lower(form), html, html2, encodeURIComponent(uri)];
}

/** Half a surrogate pair cannot be percent-encoded; it goes out as the replacement character. */
function wellFormed(value: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(value));
}
