import { readNetError } from '../exchange/netError';
import type { Missing, SeenExchange, Sender } from '../exchange/seen';
import type { Exchange, Header, Unrecorded, WireRequest, WireResponse } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { filledTextAt, isObject, listAt, numberAt, objectAt, present, textAt, type JsonObject } from '../flow/json';
import { readOrigin } from '../flow/origins';
import { senderOf } from './sender';

/** No body of a flow is longer; of anything longer the beginning is kept. Characters. */
const longestBody = 1_000_000;

/**
 * Reads an entry of a HAR file, as Chromium, Firefox, Safari, Playwright and proxies write them. Without `withBody` the
 * body of the answer is left out: it is a page that only its headers matter of. Undefined for what is no entry.
 */
export function readHarEntry(entry: JsonObject, withBody: boolean, missing: Missing[]): SeenExchange | undefined {
  const asked = objectAt(entry, 'request');
  const url = asked && filledTextAt(asked, 'url');
  if (url === undefined) return undefined;
  const answered = objectAt(entry, 'response') ?? {};
  const unrecorded: Unrecorded[] = [];
  const request = requestOf(asked ?? {}, url);
  if (request.body === undefined && (numberAt(asked ?? {}, 'bodySize') ?? 0) > 0) {
    unrecorded.push('request-body');
    missing.push({ kind: 'request-bodies', count: 1 });
  }
  const failed = failureOf(answered, url);
  const response = (numberAt(answered, 'status') ?? 0) > 0 ? responseOf(answered, withBody) : undefined;
  if (withBody && response && !failed && lacksBody(response, answered)) {
    unrecorded.push('response-body');
    missing.push({ kind: 'answer-bodies', count: 1 });
  }
  const isLost = unrecorded.includes('response-body') || (!response && !failed);
  const exchange = present<Exchange>({
    id: crypto.randomUUID(),
    source: 'imported',
    startedAt: readMoment(textAt(entry, 'startedDateTime')),
    durationMs: Math.max(0, numberAt(entry, 'time') ?? 0),
    request,
    response,
    failure: failed ?? (isLost ? { kind: 'not-recorded' } : undefined),
    unrecorded: unrecorded.length === 0 ? undefined : unrecorded,
  });
  const kind = filledTextAt(entry, '_resourceType');
  const sender = kind === undefined ? senderOf(request.headers) : kind === 'document' ? 'navigation' : 'script';
  return present<SeenExchange>({
    exchange,
    sender,
    page: readHeader(request.headers, 'referer'),
    corsRefused: isRefusedByOrigin(exchange, sender) || undefined,
  });
}

function requestOf(asked: JsonObject, url: string): WireRequest {
  const headers = headersOf(asked, 'Cookie');
  return present<WireRequest>({
    method: (filledTextAt(asked, 'method') ?? 'GET').toUpperCase(),
    url,
    headers,
    body: sentBody(objectAt(asked, 'postData')),
  });
}

/** Playwright leaves the text of a form out at times, and keeps its fields. */
function sentBody(posted: JsonObject | undefined): string | undefined {
  if (posted === undefined) return undefined;
  const text = filledTextAt(posted, 'text');
  const fields = listAt(posted, 'params').filter(isObject);
  if (text !== undefined || fields.length === 0) return text;
  return new URLSearchParams(
    fields.map((field): [string, string] => [textAt(field, 'name') ?? '', textAt(field, 'value') ?? '']),
  ).toString();
}

function responseOf(answered: JsonObject, withBody: boolean): WireResponse {
  const content = objectAt(answered, 'content') ?? {};
  const text = withBody ? (textAt(content, 'text') ?? '') : '';
  const body = textAt(content, 'encoding') === 'base64' ? fromBase64(text) : text.slice(0, longestBody);
  return {
    status: numberAt(answered, 'status') ?? 0,
    statusText: textAt(answered, 'statusText') ?? '',
    httpVersion: (textAt(answered, 'httpVersion') ?? '').replace(/^http\//i, ''),
    headers: headersOf(answered, 'Set-Cookie'),
    body,
    size: Math.max(0, numberAt(content, 'size') ?? body.length),
  };
}

/** A redirect has no body that matters, and 204 has none. A size of -1 is one that is not known. */
function lacksBody({ status, body }: WireResponse, answered: JsonObject): boolean {
  const size = numberAt(objectAt(answered, 'content') ?? {}, 'size') ?? 0;
  return body === '' && size !== 0 && (status < 300 || status >= 400) && status !== 204;
}

/** The headers, each cookie in one of its own. Where a program keeps cookies apart alone, they make the header. */
function headersOf(side: JsonObject, cookieHeader: 'Cookie' | 'Set-Cookie'): readonly Header[] {
  const headers = plainHeaders(side).flatMap(([name, value]) =>
    /^set-cookie$/i.test(name) ? splitCookies(value).map((one): Header => [name, one]) : [[name, value] as Header],
  );
  if (readHeader(headers, cookieHeader) !== undefined) return headers;
  const cookies = listAt(side, 'cookies').filter(isObject);
  if (cookies.length === 0) return headers;
  const pairs = cookies.map((cookie) => `${textAt(cookie, 'name') ?? ''}=${textAt(cookie, 'value') ?? ''}`);
  if (cookieHeader === 'Cookie') return [...headers, ['Cookie', pairs.join('; ')]];
  return [...headers, ...pairs.map((pair): Header => ['Set-Cookie', pair])];
}

/** The headers of a side as they stand there, without the names that only HTTP/2 has. */
export function plainHeaders(side: JsonObject): readonly Header[] {
  return listAt(side, 'headers')
    .filter(isObject)
    .map((header): Header => [textAt(header, 'name') ?? '', textAt(header, 'value') ?? ''])
    .filter(([name]) => name !== '' && !name.startsWith(':'));
}

/**
 * Several cookies in one header: some programs put each on a line of its own, Safari puts a comma between them. A comma
 * within a date has no name behind it.
 */
export function splitCookies(value: string): readonly string[] {
  return value.split(/\n|,\s*(?=[^\s;,=]+=)/);
}

/** Chromium, Safari and Playwright say why no answer came. */
function failureOf(answered: JsonObject, url: string): Exchange['failure'] {
  const said = filledTextAt(answered, '_error') ?? filledTextAt(answered, '_failureText');
  return said === undefined ? undefined : readNetError(said, url);
}

/** A script of another origin may read nothing of an answer that does not allow it. */
function isRefusedByOrigin({ request, response }: Exchange, sender: Sender): boolean {
  const origin = readHeader(request.headers, 'origin');
  if (sender !== 'script' || origin === undefined || origin === readOrigin(request.url) || !response) return false;
  return readHeader(response.headers, 'access-control-allow-origin') === undefined;
}

function readMoment(text: string | undefined): number {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? 0 : moment;
}

function fromBase64(text: string): string {
  try {
    const bytes = Uint8Array.from(atob(text.slice(0, longestBody)), (char) => char.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return text;
  }
}
