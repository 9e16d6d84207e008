import { isSearchable } from '../flow/secretNames';

/** A stretch of text that is a secret. `quoted`: it stands where JSON has a bare number, so its mask needs quotes. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quoted?: boolean;
}

/** Finds known secret values in texts, in every spelling that a request or an answer gives them. */
export interface KnownSecrets {
  /** Where they stand in a text. */
  find(text: string): Span[];
  /** Those that occur in a document at all: quicker to look for in each of its many strings. */
  within(document: string): KnownSecrets;
}

/** Makes a finder for secret values. Values too short or too ordinary to look for (see `isSearchable`) are left to redaction by name. */
export function knownSecrets(values: readonly string[]): KnownSecrets {
  const known = finders.get(values) ?? finder([...new Set(values.filter(isSearchable).flatMap(spell))]);
  finders.set(values, known);
  return known;
}

/** A whole timeline is looked through with one list. */
const finders = new WeakMap<readonly string[], KnownSecrets>();

function finder(spellings: readonly string[]): KnownSecrets {
  return {
    find(text) {
      const spans: Span[] = [];
      for (const spelling of spellings) {
        const digits = /^\d+$/.test(spelling);
        for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, at + 1)) {
          const end = at + spelling.length;
          // Six digits inside a longer number (a time stamp) are not the code.
          if (digits && (/\d/.test(text.charAt(at - 1)) || /\d/.test(text.charAt(end)))) continue;
          spans.push({ start: at, end });
        }
      }
      return spans;
    },
    within(document) {
      const decoded = document.includes('\\') ? decodeEscapes(document) : document;
      return finder(spellings.filter((spelling) => decoded.includes(spelling) || document.includes(spelling)));
    },
  };
}

const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function decodeEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, hex: string | undefined, sign: string | undefined) =>
    hex === undefined ? (controls[sign ?? ''] ?? sign ?? '') : String.fromCharCode(parseInt(hex, 16)),
  );
}

/** As typed, in JSON (Go's encoder writes `&`, `<` and `>` as escapes), percent-encoded in a URL or a form (either case of the digits), in HTML. */
function spell(value: string): string[] {
  // Letters, digits and these signs are written the same everywhere; most tokens and codes are made of nothing else.
  if (/^[\w.-]+$/.test(value)) return [value];
  const json = JSON.stringify(value).slice(1, -1);
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
