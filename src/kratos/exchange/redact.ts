import type { Failure } from '../flow/outcome.types';
import type { Exchange, Header, WireRequest, WireResponse } from './types';
import { findInBody, findInHeader, findInOwnJson, findInText } from './findSecrets';
import type { KnownSecrets } from './knownSecrets';
import { knownSecrets } from './knownSecrets';
import { mask, merge } from './spans';
import type { Span } from './spans';

export { mask };

/** Part of a text; `secret` parts are masked until the person asks for them. */
export interface Segment {
  readonly text: string;
  readonly secret: boolean;
}

/**
 * A copy of an exchange without its secrets, to be stored, logged or exported: by name (passwords, tokens, codes,
 * cookies, TOTP secrets, credentials' configuration), wherever a value in `known` occurs, and wherever a secret of this
 * same exchange occurs a second time. Structure stays: JSON stays JSON.
 */
export function redactExchange(exchange: Exchange, known: readonly string[]): Exchange {
  const finder = knownSecrets([...known, ...secretsInExchange(exchange)]);
  return {
    ...exchange,
    request: redactRequest(exchange.request, finder),
    ...(exchange.response === undefined ? {} : { response: redactResponse(exchange.response, finder) }),
    ...(exchange.failure === undefined ? {} : { failure: redactFailure(exchange.failure, finder) }),
    redacted: true,
  };
}

/**
 * A text without its secrets: a log line, an error message, HTML, or a JSON or form body when `contentType` says so or
 * it looks like one.
 */
export function redactText(text: string, known: readonly string[], contentType?: string): string {
  return cover(text, findInBody(text, reading(knownSecrets(known), contentType)));
}

/** A URL whose secret parameters (`token`, `code`, …, also inside a nested `return_to`) are masked. */
export function redactUrl(url: string, known: readonly string[] = []): string {
  return cover(url, findInText(url, knownSecrets(known)));
}

/**
 * A copy of a value of our own, as JSON can hold it, whose texts and numbers are masked by the name they stand under
 * and wherever a value of `known` occurs. Its keys and its shape stay, whatever anybody's password is.
 */
export function redactValue<T extends object>(value: T, known: readonly string[]): T {
  const json = JSON.stringify(value);
  return JSON.parse(cover(json, findInOwnJson(json, knownSecrets(known)))) as T;
}

/** A body cut into open and secret parts, to be masked on the screen. Joined, the texts are the body. */
export function segmentText(text: string, known: readonly string[], contentType?: string): Segment[] {
  return cut(text, findInBody(text, reading(knownSecrets(known), contentType)));
}

/** A URL cut into open and secret parts. */
export function segmentUrl(url: string, known: readonly string[]): Segment[] {
  return cut(url, findInText(url, knownSecrets(known)));
}

/** The value of a header cut into open and secret parts. */
export function segmentHeader([name, value]: Header, known: readonly string[]): Segment[] {
  return cut(value, findInHeader(name, value, knownSecrets(known)));
}

/**
 * The values in an exchange that are secrets by their name or place, decoded as far as JSON goes. Short and ordinary
 * ones are left out by those who look for them; the caller may keep them as known secrets for other exchanges of the
 * same persona.
 */
export function secretsInExchange(exchange: Exchange): string[] {
  const nothing = knownSecrets([]);
  const found = new Set<string>();
  const collect = (text: string, spans: readonly Span[]): void => {
    for (const span of spans) {
      const value = text.slice(span.start, span.end);
      // What is nested too deep is masked as a whole, and no secret to be looked for.
      if (span.quoted === true && !/^\d/.test(value)) continue;
      if (value.length >= 6 && value !== mask) found.add(value).add(decoded(value));
    }
  };
  for (const side of [exchange.request, exchange.response]) {
    if (side === undefined) continue;
    for (const [name, value] of side.headers) collect(value, findInHeader(name, value, nothing));
    const body = side.body ?? '';
    collect(body, findInBody(body, reading(nothing, readContentType(side.headers))));
  }
  collect(exchange.request.url, findInText(exchange.request.url, nothing));
  return [...found];
}

function decoded(value: string): string {
  if (/%[0-9a-f]{2}|\+/i.test(value)) {
    try {
      return decodeURIComponent(value.replaceAll('+', ' '));
    } catch {
      return value;
    }
  }
  if (!value.includes('\\')) return value;
  try {
    return String(JSON.parse(`"${value}"`));
  } catch {
    return value;
  }
}

function redactRequest(request: WireRequest, known: KnownSecrets): WireRequest {
  return {
    ...request,
    url: cover(request.url, findInText(request.url, known)),
    headers: redactHeaders(request.headers, known),
    ...(request.body === undefined ? {} : { body: redactBody(request.body, request.headers, known) }),
  };
}

function redactResponse(response: WireResponse, known: KnownSecrets): WireResponse {
  return {
    ...response,
    statusText: cover(response.statusText, findInText(response.statusText, known)),
    headers: redactHeaders(response.headers, known),
    body: redactBody(response.body, response.headers, known),
  };
}

function redactHeaders(headers: readonly Header[], known: KnownSecrets): Header[] {
  return headers.map(([name, value]) => [name, cover(value, findInHeader(name, value, known))]);
}

function redactBody(body: string, headers: readonly Header[], known: KnownSecrets): string {
  return cover(body, findInBody(body, reading(known, readContentType(headers))));
}

function redactFailure(failure: Failure, known: KnownSecrets): Failure {
  const clean = (text: string): string => cover(text, findInText(text, known));
  switch (failure.kind) {
    case 'tls':
    case 'other':
      return { ...failure, reason: clean(failure.reason) };
    case 'invalid-url':
      return { ...failure, url: clean(failure.url) };
    case 'refused':
    case 'dns':
    case 'timeout':
    case 'reset':
    case 'cancelled':
    case 'not-recorded':
    case 'too-large':
      return failure;
  }
}

function readContentType(headers: readonly Header[]): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

function reading(known: KnownSecrets, contentType?: string): { known: KnownSecrets; contentType?: string } {
  return contentType === undefined ? { known } : { known, contentType };
}

function cover(text: string, spans: readonly Span[]): string {
  return cut(text, spans, true)
    .map((segment) => segment.text)
    .join('');
}

function cut(text: string, spans: readonly Span[], masked = false): Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  for (const span of merge(spans)) {
    if (span.start > position) segments.push({ text: text.slice(position, span.start), secret: false });
    const covered = span.quoted === true ? `"${mask}"` : mask;
    segments.push({ text: masked ? covered : text.slice(span.start, span.end), secret: true });
    position = span.end;
  }
  if (position < text.length) segments.push({ text: text.slice(position), secret: false });
  return segments;
}
