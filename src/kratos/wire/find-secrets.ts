import type { JsonNode, JsonObject, JsonString } from './json-tree';
import { readJsonTree } from './json-tree';
import type { KnownSecrets, Span } from './known-secrets';
import { isSecretName, isSecretValue } from '../flow/secretNames';

/** What is known of a text before its secrets are looked for. */
export interface Reading {
  /** Value of the Content-Type header; without one the text itself tells. */
  readonly contentType?: string;
  readonly known: KnownSecrets;
}

/** Where the secrets of a body stand: JSON by its structure, forms by their names, anything else by patterns; and every known value. */
export function findInBody(body: string, reading: Reading): Span[] {
  const start = body.trimStart().charAt(0);
  if (start === '{' || start === '[' || start === '"') return merge(findInJson(body, reading.known));
  if (isForm(body, reading.contentType)) return merge(findInForm(body, reading.known));
  return findInText(body, reading.known);
}

/** Where secrets stand in text that has no structure of its own: URLs, log lines, HTML, mails. `mail` also takes codes of six digits. */
export function findInText(text: string, known: KnownSecrets, mail = false): Span[] {
  return merge([...known.find(text), ...findByPattern(text, mail)]);
}

/** Where secrets stand in the value of a header. Cookie names and attributes, and the scheme of Authorization, stay readable. */
export function findInHeader(name: string, value: string, known: KnownSecrets): Span[] {
  const found = findInText(value, known);
  switch (name.toLowerCase()) {
    case 'cookie':
      return merge([...found, ...[...value.matchAll(/(?:^|;)[^=;]*=([^;]*)/dg)].map((match) => groupSpan(match, 1))]);
    case 'set-cookie':
      return merge([...found, ...[...value.matchAll(/^[^=;]*=([^;]*)/dg)].map((match) => groupSpan(match, 1))]);
    case 'authorization':
    case 'proxy-authorization':
      return merge([...found, ...[...value.matchAll(/^(?:\w+ +)?(.+)$/dg)].map((match) => groupSpan(match, 1))]);
    default:
      return isSecretName(name) ? whole(value) : found;
  }
}

function whole(value: string): Span[] {
  return value === '' ? [] : [{ start: 0, end: value.length }];
}

function isForm(body: string, contentType: string | undefined): boolean {
  if (contentType !== undefined) return contentType.toLowerCase().includes('x-www-form-urlencoded');
  return /^[\w.%+-]+=[^\s<>]*$/.test(body);
}

function findInForm(body: string, known: KnownSecrets): Span[] {
  const spans = [...findInText(body, known)];
  for (const match of body.matchAll(/(?:^|&)([^=&]*)=([^&]*)/dg)) {
    const [, name = '', value = ''] = match;
    if (isSecretValue(decode(name), value)) spans.push(groupSpan(match, 2));
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

/** What an enclosing object says about the values in it. */
interface Place {
  /** Every value below is a secret. */
  readonly secret: boolean;
  /** Below an identity's `credentials`, where each `config` is a secret (Kratos shows password hashes and TOTP URLs there). */
  readonly credentials: boolean;
  /** Subject or body of a courier message. */
  readonly mail: boolean;
}

function findInJson(source: string, all: KnownSecrets): Span[] {
  const known = all.within(source);
  const tree = readJsonTree(source);
  const spans: Span[] = [];

  const addText = (node: JsonString, found: readonly Span[]): void => {
    for (const span of found) spans.push({ start: node.at(span.start), end: node.at(span.end) });
  };

  const visit = (node: JsonNode, place: Place): void => {
    switch (node.kind) {
      case 'string':
        addText(node, place.secret ? whole(node.text) : findInText(node.text, known, place.mail));
        return;
      case 'literal': {
        const number = /\d/.test(node.text);
        if (number && (place.secret || known.find(node.text).length > 0))
          spans.push({ start: node.start, end: node.end, quoted: true });
        return;
      }
      case 'array':
        for (const item of node.items) visit(item, place);
        return;
      case 'object':
        for (const { key, value } of node.members) {
          addText(key, known.find(key.text));
          visit(value, within(node, key.text, value, place));
        }
    }
  };

  if (tree.root !== undefined) visit(tree.root, { secret: false, credentials: false, mail: false });
  // What follows the readable part (a truncated answer, text after the document) is looked at as text.
  if (tree.end < source.length) {
    const rest = source.slice(tree.end);
    for (const span of findInText(rest, known)) spans.push({ start: span.start + tree.end, end: span.end + tree.end });
  }
  return spans;
}

/** What holds for the value of `key` in `object`. */
function within(object: JsonObject, key: string, value: JsonNode, place: Place): Place {
  const name = key.toLowerCase();
  const mail = place.mail || (textOf(object, 'template_type') !== undefined && (name === 'body' || name === 'subject'));
  const credentials = place.credentials || name === 'credentials';
  const secret = place.secret || isSecretMember(object, name, value, place);
  return { secret, credentials, mail };
}

function isSecretMember(object: JsonObject, name: string, value: JsonNode, place: Place): boolean {
  if (place.credentials && name === 'config') return true;
  if (value.kind === 'object' || value.kind === 'array') {
    // `credentials.password` is a description of the credential, `context.secrets` a list of messages: their parts tell by themselves.
    if (place.credentials || (name === 'secrets' && !holdsTexts(value))) return false;
    return isSecretName(name);
  }
  if (isSecretValue(name, value.text)) return true;
  // A node of a form: `{"name": "password", "value": …}`.
  if (name === 'value') return isSecretName(textOf(object, 'name') ?? '') || textOf(object, 'type') === 'password';
  // The picture of the TOTP secret.
  if (name === 'src') return textOf(object, 'id') === 'totp_qr';
  // A message that spells out the secret of its own context (TOTP enrolment, lookup codes).
  if (name === 'text') return hasSecretContext(object);
  return false;
}

function holdsTexts(value: JsonNode): boolean {
  return value.kind === 'array' && value.items.some((item) => item.kind === 'string');
}

function hasSecretContext(object: JsonObject): boolean {
  const context = object.members.find((member) => member.key.text === 'context')?.value;
  return context?.kind === 'object' && context.members.some((member) => /^secrets?$/.test(member.key.text));
}

function textOf(object: JsonObject, name: string): string | undefined {
  const value = object.members.find((member) => member.key.text === name)?.value;
  return value?.kind === 'string' ? value.text : undefined;
}

const separator = String.raw`(?:^|[\s?&;,]|%(?:25)*3F|%(?:25)*26|\\u0026|&amp;)`;
const equals = String.raw`(?:=|%(?:25)*3D)`;
const parameterValue = String.raw`(?:(?!%(?:25)*26|%(?:25)*23|\\u0026)[^&\s"'<>#\\])+`;
// The value is looked ahead at, not passed over: it may be a URL with parameters of its own.
const parameter = new RegExp(`${separator}([\\w.-]+?)${equals}(?=(${parameterValue}))`, 'dgi');
const jsonPair = /\\?"([\w.-]+)\\?"\s*:\s*(?:\\?"((?:[^"\\]|\\[^"])*)|(\d+))/dg;
const headerLine =
  /^[ \t]*(?:cookie|set-cookie|authorization|proxy-authorization|x-session-token|x-csrf-token)[ \t]*:[ \t]*(.+)$/dgim;
const htmlInput = /name=["']([^"'<>]+)["'][^<>]{0,400}?\svalue=["']([^"'<>]*)/dgi;
const htmlInputBackwards = /value=["']([^"'<>]*)["'][^<>]{0,400}?\sname=["']([^"'<>]+)["']/dgi;
const oryToken = /\bory_[a-z]{2,4}_[\w-]{8,}/dg;
const jwt = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/dg;
const userInfo = /:\/\/[^/\s:@]*:([^@/\s]+)@/dg;
const sixDigits = /(?<!\d)\d{6}(?!\d)/dg;

function findByPattern(text: string, mail: boolean): Span[] {
  const spans: Span[] = [];
  const named = (pattern: RegExp, name: number, ...values: number[]): void => {
    for (const match of text.matchAll(pattern)) {
      for (const value of values)
        if (isSecretValue(match[name] ?? '', match[value] ?? '')) spans.push(groupSpan(match, value));
    }
  };
  const every = (pattern: RegExp, group = 0): void => {
    for (const match of text.matchAll(pattern)) spans.push(groupSpan(match, group));
  };
  if (text.includes('=') || text.includes('%')) named(parameter, 1, 2);
  if (text.includes('"') && text.includes(':')) named(jsonPair, 1, 2, 3);
  if (text.includes('value=')) {
    named(htmlInput, 1, 2);
    named(htmlInputBackwards, 2, 1);
  }
  if (text.includes(':')) {
    every(headerLine, 1);
    every(userInfo, 1);
  }
  every(oryToken);
  every(jwt);
  if (mail) every(sixDigits);
  return spans;
}

/** Where a group of a match stands; empty when the group took no part. The pattern has the flag `d`. */
function groupSpan(match: RegExpMatchArray, group: number): Span {
  const [start, end] = match.indices?.[group] ?? [0, 0];
  return { start, end };
}

/** Sorted, without overlaps and empty spans. */
export function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].filter((one) => one.end > one.start).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push(span);
    else if (span.end > last.end || span.quoted)
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        ...(last.quoted === true || span.quoted === true ? { quoted: true } : {}),
      };
  }
  return merged;
}
