import { netErrorOf } from '../exchange/netError';
import type { Exchange, Header } from '../exchange/types';
import { readHeader } from '../flow/headers';
import type { ExportFormat } from './format';
import { headLines } from './head';

/** HTTP Archive 1.2: what went over the wire, for DevTools, proxies and everything else that reads it. */
export const har: ExportFormat = {
  label: 'HAR',
  language: 'json',
  write: (recipe, exchanges) => {
    const isMasked = exchanges.some(({ redacted }) => redacted);
    const secrets = isMasked
      ? 'Secrets are masked: it can be read, not replayed. Addresses and other traits are as they were.'
      : 'Secrets stand in it as they were sent.';
    const log = {
      version: '1.2',
      creator: { name: 'Flow Explorer for Ory Kratos', version: '1' },
      entries: exchanges.map(entryOf),
      comment: [...headLines(recipe, [secrets])].join(' '),
    };
    return `${JSON.stringify({ log }, null, 2)}\n`;
  },
};

/** Sizes and times that nobody took are -1. */
function entryOf(exchange: Exchange): object {
  const { startedAt, durationMs, response, failure } = exchange;
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: durationMs,
    request: requestOf(exchange),
    response: response ? responseOf(response) : unanswered(failure),
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
  };
}

function requestOf({ request, response }: Exchange): object {
  const { method, url, headers, body } = request;
  return {
    ...{ method, url, httpVersion: versionOf(response?.httpVersion), headers: headers.map(pairOf) },
    cookies: valuesOf(headers, 'cookie').flatMap((value) => value.split('; ').map(cookieOf)),
    queryString: [...(URL.parse(url)?.searchParams ?? [])].map(pairOf),
    ...(body !== undefined && { postData: postedData(headers, body) }),
    headersSize: -1,
    bodySize: byteLength(body ?? ''),
  };
}

function postedData(headers: readonly Header[], text: string): object {
  const mimeType = readHeader(headers, 'content-type') ?? '';
  const isForm = mimeType.includes('urlencoded');
  return { mimeType, text, ...(isForm && { params: [...new URLSearchParams(text)].map(pairOf) }) };
}

function responseOf({
  status,
  statusText,
  httpVersion,
  headers,
  body,
  size,
}: NonNullable<Exchange['response']>): object {
  return {
    ...{ status, statusText, httpVersion: versionOf(httpVersion), headers: headers.map(pairOf) },
    cookies: valuesOf(headers, 'set-cookie').map((value) => cookieOf(value.split(';')[0] ?? '')),
    content: { size, mimeType: readHeader(headers, 'content-type') ?? '', text: body },
    redirectURL: readHeader(headers, 'location') ?? '',
    headersSize: -1,
    bodySize: size,
  };
}

/** As Chromium writes what got no answer. */
function unanswered(failure: Exchange['failure']): object {
  return {
    ...{ status: 0, statusText: '', httpVersion: '', headers: [], cookies: [] },
    content: { size: 0, mimeType: 'x-unknown' },
    ...{ redirectURL: '', headersSize: -1, bodySize: -1 },
    ...(failure && { _error: netErrorOf(failure) }),
  };
}

function pairOf([name, value]: Header): { readonly name: string; readonly value: string } {
  return { name, value };
}

function cookieOf(pair: string): object {
  const at = pair.indexOf('=');
  return pairOf(at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]);
}

function valuesOf(headers: readonly Header[], wanted: string): readonly string[] {
  return headers.flatMap(([name, value]) => (name.toLowerCase() === wanted ? value : []));
}

function versionOf(version: string | undefined): string {
  return `HTTP/${version === undefined || version === '' ? '1.1' : version}`;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
