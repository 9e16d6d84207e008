import { isSecretName, isSecretValue } from '../flow/secretNames';
import { findInDocument } from './jsonSecrets';
import type { TextSearch } from './jsonSecrets';
import type { KnownSecrets } from './knownSecrets';
import { everySpan, groupSpan, merge, whole } from './spans';
import type { Span } from './spans';
import { findByPattern } from './textPatterns';

/** What is known of a text before its secrets are looked for. */
export interface Reading {
  /** Value of the Content-Type header; without one the text itself tells. */
  readonly contentType?: string;
  readonly known: KnownSecrets;
}

/**
 * Where the secrets of a body stand: JSON by its structure, forms by their names, anything else by patterns; and every
 * known value.
 */
export function findInBody(body: string, { known, contentType }: Reading): Span[] {
  if (/^\s*[{[]/.test(body)) return merge(findInJson(body, known));
  if (/^\s*"/.test(body)) {
    const { spans, end } = findInDocument(body, 0, searchFor(known));
    if (end === body.length) return merge(spans);
  }
  if (isForm(body, contentType)) return merge(findInForm(body, known));
  return findInText(body, known);
}

/**
 * Where secrets stand in text that has no structure of its own: URLs, log lines, HTML, mails, with whatever JSON there
 * is in it. `mail` also takes codes of six digits.
 */
export function findInText(text: string, known: KnownSecrets, mail = false): Span[] {
  return merge([...known.find(text), ...findByPattern(text, mail), ...findInEmbedded(text, known)]);
}

/**
 * Where secrets stand in the value of a header. Cookie names and attributes, and the scheme of Authorization, stay
 * readable.
 */
export function findInHeader(name: string, value: string, known: KnownSecrets): Span[] {
  const found = findInText(value, known);
  switch (name.toLowerCase()) {
    case 'cookie':
      return merge([...found, ...everySpan(value, /(?:^|;)[^=;]*=([^;]*)/dg, 1)]);
    case 'set-cookie':
      return merge([...found, ...everySpan(value, /^[^=;]*=([^;]*)/dg, 1)]);
    case 'authorization':
    case 'proxy-authorization':
      return merge([...found, ...everySpan(value, /^(?:\w+ )? *(.+)/dg, 1)]);
    default:
      return isSecretName(name) ? whole(value) : found;
  }
}

/**
 * Where secrets stand in a JSON document of our own: nothing but values is masked, since a key that is also somebody's
 * password is what the document is read by.
 */
export function findInOwnJson(json: string, known: KnownSecrets): Span[] {
  return merge(findInDocument(json, 0, { ...searchFor(known), word: () => [] }).spans);
}

function isForm(body: string, contentType: string | undefined): boolean {
  if (contentType !== undefined) return contentType.toLowerCase().includes('x-www-form-urlencoded');
  return /^[\w.%+-]+=[^\s<>]*$/.test(body);
}

function findInForm(body: string, known: KnownSecrets): Span[] {
  const spans = findInText(body, known);
  for (const match of body.matchAll(/(?<=^|&)([^=&]*)=([^&]*)/dg)) {
    const [, name = '', value = ''] = match;
    if (isSecretValue(decode(name), value, 'parameter')) spans.push(groupSpan(match, 2));
  }
  return spans;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function searchFor(known: KnownSecrets): TextSearch {
  return {
    value: (text, mail) => findInText(text, known, mail),
    word: (text) => known.find(text, 'vocabulary'),
  };
}

/**
 * One document after the other, as long as there are any; what follows the readable part (a truncated answer, text
 * after the last one) counts as text.
 */
function findInJson(source: string, known: KnownSecrets): Span[] {
  const spans: Span[] = [];
  const search = searchFor(known);
  let at = 0;
  let last = 0;
  do {
    last = at;
    const found = findInDocument(source, at, search);
    for (const span of found.spans) spans.push(span);
    if (found.end === at) break;
    at = found.end;
  } while (/[{[]/.test(source.charAt(at)));
  if (at === source.length) return spans;
  // What could not be read may begin with the name of a value behind it (`{"password"=>"…"}`).
  const from = Math.max(last, at - longestName);
  const rest = findInText(source.slice(from), known);
  return [...spans, ...rest.map(({ start, end }) => ({ start: start + from, end: end + from }))];
}

/** No name is longer. */
const longestName = 100;

const opening = /[{[](?=\s*["{[])/g;

/** JSON in the middle of a text: a log line, a script, the reason of an error. A mask in a text needs no quotes. */
function findInEmbedded(text: string, known: KnownSecrets): Span[] {
  const spans: Span[] = [];
  if (!text.includes('"')) return spans;
  const search = searchFor(known);
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const found = findInDocument(text, match.index, search);
    for (const { start, end } of found.spans) spans.push({ start, end });
    opening.lastIndex = Math.max(found.end, match.index + 1);
  }
  return spans;
}
