import { isOwnCookie, isSecretName, isSecretValue } from '../flow/secretNames';
import { endsWithOtherCode } from './sentences';
import { matchEnd, mask } from './spans';
import type { Span } from './spans';

/**
 * What stands between a name and its value, also percent-encoded (more than once, in nested URLs). Ruby and PHP have an
 * arrow.
 */
const operator = /=>?|:|%(?:25){0,4}3[AD]/gi;

/** What JSON, TOML, HTML and URLs put around a name or a value in a text. */
const quotes = ['"""', '"', "'", '&quot;', '&#34;', '&#39;', '&#x22;', '%22', '\\u0022'];

const afterEquals = /(?:(?!%(?:25){0,4}2[36]|\\u0026)[^&\s"'<>#\\])+/iy;
const ofCookie = /[^;\s"'<>\\]+/y;
const digits = /\d+/y;
const line = /[^\r\n]*/y;
const cookies = /\[?[^\s=;,'"]+=[^'"\r\n]*/y;
const credential = /\[?(?:(?:bearer|basic|token|digest|negotiate|apikey)[ \t]+)?[^\s'",;)\]}]+/iy;
const word = /\[?[^\s"'<>)\]},;&]+/y;
/** What programs put before a value in quotes: prefixes of Python, the options of Rust, the lists of Go. */
const wrapping = /(?:[bu]|Some\(|\[\]\w{1,20}\{)(?=["'])/iy;
const isCookie = /cookie$/i;
/** A comment may stand behind it. */
const lastWord = /\S+(?=[ \t]*(?:$|[\r\n])|[ \t]+#)/my;

/**
 * Where the values of secret names stand in a text of any kind: URLs, logs, headers, curl commands, JSON and HTML that
 * are quoted in something else. Found are `name=value`, `"name": "value"`, `Name: value`, `user[name]=value`.
 */
export function findAssignments(text: string): Span[] {
  const spans: Span[] = [];
  let covered = 0;
  /** Up to where a `value` belongs to a `name` that is secret: a form node of which the beginning is missing. */
  let field = 0;
  for (const { 0: sign, index } of text.matchAll(operator)) {
    if (index < covered) continue;
    const named = nameBefore(text, index);
    const isMember = named.isQuoted || named.beginsLine;
    const isName = isMember && named.name === 'name';
    const isFieldValue = isMember && named.name === 'value' && index < field;
    if (!isName && !isFieldValue && !isSecretName(named.name) && named.name.toLowerCase() !== 'state') continue;
    const isColon = /[:a]$/i.test(sign);
    if (isColon && /^code$/i.test(named.name) && endsWithOtherCode(text.slice(Math.max(0, index - farthest), index)))
      continue;
    const { start, end } = valueAfter(text, index + sign.length, named, isColon);
    if (isName) field = isSecretName(text.slice(start, Math.min(end, start + farthest))) ? end + farthest : 0;
    if (text.startsWith(mask, start)) continue;
    const value = text.slice(start, trimmedEnd(text, start, end));
    if (!isFieldValue && !isSecretValue(named.name, value, isColon ? 'json' : 'parameter')) continue;
    spans.push({ start, end });
    covered = end;
  }
  return spans;
}

interface Named {
  readonly name: string;
  readonly isQuoted: boolean;
  /** Nothing but blanks stands before it in its line. */
  readonly beginsLine: boolean;
}

const nameless: Named = { name: '', isQuoted: false, beginsLine: false };

/** No name is longer, and nobody leaves more blanks around one. */
const farthest = 100;

/** The name that ends before an operator; empty when there is none. */
function nameBefore(text: string, at: number): Named {
  const least = Math.max(0, at - farthest);
  let end = at;
  while (end > least && isBlank(text, end - 1)) end -= 1;
  if (!/[\w.\-"';\]]/.test(text.charAt(end - 1))) return nameless;
  const quote = quotes.find((one) => text.endsWith(one, end));
  if (quote !== undefined) {
    end -= quote.length;
    while (end > least && text.charAt(end - 1) === '\\') end -= 1;
  } else end -= /(?:\]|%(?:25){0,4}5D)$/i.exec(text.slice(Math.max(0, end - 11), end))?.[0].length ?? 0;
  let start = end;
  while (start > least && /[\w.-]/.test(text.charAt(start - 1))) start -= 1;
  // `cookie[0]`: an item is called as its list is.
  if (text.charAt(start - 1) === '[' && /^\d+$/.test(text.slice(start, end))) {
    end = start - 1;
    start = end;
    while (start > least && /[\w.-]/.test(text.charAt(start - 1))) start -= 1;
  }
  let name = text.slice(start, end);
  // A sign before it may be encoded or escaped: `%26name=`, `\nname: `.
  if (text.charAt(start - 1) === '%') name = name.replace(/^(?:25){0,4}[0-7][0-9A-F]/i, '');
  if (text.charAt(start - 1) === '\\') name = name.replace(/^(?:[nrt]|u00[0-9a-f]{2})/i, '');
  let before = start;
  while (before > least && (isBlank(text, before - 1) || text.charAt(before - 1) === '-')) before -= 1;
  return { name, isQuoted: quote !== undefined, beginsLine: before === 0 || /[\r\n]/.test(text.charAt(before - 1)) };
}

function valueAfter(text: string, at: number, { name, isQuoted, beginsLine }: Named, isColon: boolean): Span {
  let start = at;
  while (start < at + farthest && isBlank(text, start)) start += 1;
  const blanks = start - at;
  start = matchEnd(text, wrapping, start);
  const opening = quoteAt(text, start);
  const found = (end: number): Span => ({ start, end });
  if (opening !== undefined) {
    const inside = start + opening.length;
    return { start: inside, end: closing(text, opening, inside) };
  }
  if (/[[m]/.test(text.charAt(start)) && !text.startsWith(mask, start)) {
    const end = endOfBrackets(text, start);
    if (end !== undefined) return { start: text.indexOf('[', start) + 1, end };
  }
  if (!isColon) return found(matchEnd(text, isOwnCookie(name) ? ofCookie : afterEquals, start));
  if (isQuoted) return found(matchEnd(text, digits, start));
  if (/-|^(?:cookie|authorization)$/i.test(name)) {
    if (beginsLine) return found(matchEnd(text, line, start));
    return found(matchEnd(text, isCookie.test(name) ? cookies : credential, start));
  }
  if (blanks === 0) return found(matchEnd(text, word, start));
  return found(beginsLine ? matchEnd(text, lastWord, start) : endInSentence(text, start));
}

/**
 * The end of the word behind a name within a sentence, or `start` where it is a word of that sentence (`wrong password:
 * it is too short`).
 */
function endInSentence(text: string, start: number): number {
  // `{{ .Code }}` is yet to be filled in.
  if (text.charAt(start) === '{') return start;
  const end = trimmedEnd(text, start, matchEnd(text, word, start));
  const isListed = /[,})\]]/.test(text.charAt(end));
  return isListed || !/^[A-Za-z]*(?:['/:-][A-Za-z]*)*$/.test(text.slice(start, end)) ? end : start;
}

/**
 * Where the list or the map of Go (`map[…]`) ends that begins here, up to the end of its line; undefined for anything
 * else, and what is too long to be one.
 */
function endOfBrackets(text: string, start: number): number | undefined {
  const first = matchEnd(text, /(?:map)?\[/y, start);
  if (first === start) return undefined;
  let depth = 1;
  for (let at = first; at < first + mostInBrackets; at += 1) {
    const sign = text.charAt(at);
    if (sign === '' || sign === '\n') return undefined;
    if (sign === '[') depth += 1;
    else if (sign === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

/** No list of secrets is longer. */
const mostInBrackets = 1_000;

function isBlank(text: string, at: number): boolean {
  const sign = text.charAt(at);
  return sign === ' ' || sign === '\t';
}

/** The quote that begins here, with the backslashes before it. */
function quoteAt(text: string, at: number): string | undefined {
  let slashes = at;
  while (slashes < at + 7 && text.charAt(slashes) === '\\') slashes += 1;
  for (const from of [at, slashes]) {
    const quote = quotes.find((one) => text.startsWith(one, from));
    if (quote !== undefined) return text.slice(at, from + quote.length);
  }
  return undefined;
}

/** Where a quoted value ends: before the next quote of its kind that is not escaped once more. */
function closing(text: string, quote: string, start: number): number {
  for (let at = text.indexOf(quote, start); at !== -1; at = text.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (at - escapes > start && text.charAt(at - escapes - 1) === '\\') escapes += 1;
    // Before a bare quote a pair of backslashes is one that belongs to the value; before an escaped one each belongs to
    // a quote further inside.
    if (quote.startsWith('\\') ? escapes === 0 : escapes % 2 === 0) return at;
  }
  return text.length;
}

/** Without the brackets and the punctuation that a sentence puts behind a value. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && ')]},.;'.includes(text.charAt(last - 1))) last -= 1;
  return last;
}
