import { isOwnCookie, isSecretName, isSecretValue } from '../flow/secretNames';
import { endOf, mask } from './spans';
import type { Span } from './spans';

/** What may stand before a name: no part of a word, also where a sign of it is percent-encoded (more than once, in nested URLs) or escaped. */
const boundary = String.raw`(?<=^|[^\w.%-]|%(?:25){0,4}[0-7][0-9A-F]|\\[nrt]|\\u00[0-9a-f]{2})`;
const quote = String.raw`\\{0,7}["']|&quot;|&#34;|&#39;|&#x22;|%22|\\u0022`;
const operator = String.raw`(?:(=|%(?:25){0,4}3D)|(:))`;

/** `name=value`, `"name": "value"`, `Name: value`, `user[name]=value`, up to where the value begins. */
const assignment = new RegExp(
  String.raw`${boundary}([\w.-]+)(?:\]|%(?:25){0,4}5D)?(${quote})?[ \t]*${operator}([ \t]*)(${quote})?`,
  'gi',
);

const afterEquals = /(?:(?!%(?:25){0,4}2[36]|\\u0026)[^&\s"'<>#\\])+/iy;
const ofCookie = /[^;\s"'<>\\]+/y;
const digits = /\d+/y;
const line = /[^\r\n]*/y;
const cookies = /\[?[^\s=;,'"]+=[^'"\r\n]*/y;
const credential = /\[?(?:(?:bearer|basic|token|digest|negotiate|apikey)[ \t]+)?[^\s'",;)\]}]+/iy;
const word = /\[?[^\s"'<>)\]},;&]+/y;
const lastWord = /\S+(?=[ \t]*(?:$|[\r\n]))/my;

/** Where the values of secret names stand in a text of any kind: URLs, logs, headers, curl commands, JSON and HTML that are quoted in something else. */
export function findAssignments(text: string): Span[] {
  const spans: Span[] = [];
  let covered = 0;
  for (const match of text.matchAll(assignment)) {
    const name = match[1] ?? '';
    if (!isSecretName(name) && name.toLowerCase() !== 'state') continue;
    const start = match.index + match[0].length;
    if (start < covered || text.startsWith(mask, start)) continue;
    const end = valueEnd(text, match, start);
    const value = text.slice(start, lastOf(text, start, end));
    if (!isSecretValue(name, value, match[3] === undefined ? 'json' : 'parameter')) continue;
    spans.push({ start, end });
    covered = end;
  }
  return spans;
}

function valueEnd(text: string, match: RegExpExecArray, start: number): number {
  const [, name = '', keyQuote, equals, , space, opening] = match;
  if (opening !== undefined) return closing(text, opening, start);
  if (equals !== undefined) return endOf(text, isOwnCookie(name) ? ofCookie : afterEquals, start);
  if (keyQuote !== undefined) return endOf(text, digits, start);
  const beginsLine = /(?:^|[\r\n])[ \t-]*$/.test(text.slice(Math.max(0, match.index - 40), match.index));
  if (/-|^(?:cookie|authorization)$/i.test(name)) {
    if (beginsLine) return endOf(text, line, start);
    return endOf(text, /cookie$/i.test(name) ? cookies : credential, start);
  }
  if (space === '') return endOf(text, word, start);
  return beginsLine ? endOf(text, lastWord, start) : start;
}

/** Where a quoted value ends: before the next quote of its kind that is not escaped once more. */
function closing(text: string, quote: string, start: number): number {
  for (let at = text.indexOf(quote, start); at !== -1; at = text.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (at - escapes > start && text.charAt(at - escapes - 1) === '\\') escapes += 1;
    // Before a bare quote a pair of backslashes is one that belongs to the value; before an escaped one each belongs to a quote further inside.
    if (quote.startsWith('\\') ? escapes === 0 : escapes % 2 === 0) return at;
  }
  return text.length;
}

/** Without the brackets and the punctuation that a sentence puts behind a value. */
function lastOf(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && ')]},.;'.includes(text.charAt(last - 1))) last -= 1;
  return last;
}
