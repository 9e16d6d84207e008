import type { Missing } from '../exchange/seen';
import type { Header, WireRequest } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { present } from '../flow/json';
import type { CurlOption } from './curlOptions';
import { isTextOfHeader } from './headerLines';

/** What one call of curl sends. */
export interface CurlCall {
  readonly request: WireRequest;
  readonly missing: readonly Missing[];
}

interface Parts {
  method?: string;
  readonly urls: string[];
  readonly headers: Header[];
  readonly data: string[];
  readonly query: string[];
  readonly form: string[];
  readonly cookies: string[];
  readonly missing: Missing[];
  isJson: boolean;
  isGet: boolean;
  isHead: boolean;
}

/**
 * The requests that the options of one call make, one for each address. `input` is what it is given to read. What
 * stands in files and what the shell computes is named in `missing`.
 */
export function readCurlCall(options: readonly CurlOption[], input: string | undefined): readonly CurlCall[] {
  const parts: Parts = {
    urls: [],
    headers: [],
    data: [],
    query: [],
    form: [],
    cookies: [],
    missing: [],
    isJson: false,
    isGet: false,
    isHead: false,
  };
  for (const option of options) {
    if (option.computed !== undefined) parts.missing.push({ kind: 'computed', text: option.computed });
    if (option.unknown) parts.missing.push({ kind: 'option', name: `--${option.name}` });
    else takeOption(parts, option, input);
  }
  return parts.urls.map((url) => ({ request: requestOf(parts, url), missing: parts.missing }));
}

function takeOption(parts: Parts, { name, value }: CurlOption, input: string | undefined): void {
  const named = value.startsWith('@') ? value.slice(1) : undefined;
  /** The value, or what a file that is named in its place holds, where that is known. */
  const read = (of: 'body' | 'headers'): string | undefined => {
    if (named === undefined) return value;
    if (named === '-' && input !== undefined) return input;
    parts.missing.push({ kind: 'file', of, name: named });
    return undefined;
  };
  switch (name) {
    case 'url':
      parts.urls.push(value);
      return;
    case 'request':
      parts.method = value;
      return;
    case 'header':
      parts.headers.push(...(read('headers') ?? '').split(/\r?\n/).flatMap(readHeaderOption));
      return;
    case 'cookie':
      if (value.includes('=')) parts.cookies.push(value.replace(/^Cookie:\s*/i, ''));
      else if (value !== '') parts.missing.push({ kind: 'file', of: 'cookies', name: value });
      return;
    case 'data':
    case 'data-ascii':
      parts.data.push(read('body')?.replace(named === undefined ? '' : /[\r\n]/g, '') ?? '');
      return;
    case 'data-binary':
      parts.data.push(read('body') ?? '');
      return;
    case 'data-raw':
      parts.data.push(value);
      return;
    case 'data-urlencode':
      parts.data.push(encodeData(parts, value));
      return;
    case 'url-query':
      parts.query.push(value.startsWith('+') ? value.slice(1) : encodeData(parts, value));
      return;
    case 'json':
      parts.data[0] = (parts.data[0] ?? '') + (read('body') ?? '');
      parts.isJson = true;
      return;
    case 'form':
    case 'form-string':
      parts.form.push(value);
      if (name === 'form' && /^[^=]*=[@<]/.test(value))
        parts.missing.push({ kind: 'file', of: 'body', name: value.replace(/^[^=]*=[@<]/, '').split(';', 1)[0] ?? '' });
      return;
    case 'user':
      parts.headers.push(['Authorization', `Basic ${toBase64(value)}`]);
      return;
    case 'oauth2-bearer':
      parts.headers.push(['Authorization', `Bearer ${value}`]);
      return;
    case 'user-agent':
      parts.headers.push(['User-Agent', value]);
      return;
    case 'referer':
      parts.headers.push(['Referer', value]);
      return;
    case 'config':
      parts.missing.push({ kind: 'file', of: 'options', name: value });
      return;
    case 'upload-file':
      parts.method ??= 'PUT';
      parts.missing.push({ kind: 'file', of: 'body', name: value });
      return;
    case 'get':
      parts.isGet = true;
      return;
    case 'head':
      parts.isHead = true;
  }
}

/** `Name: value`; `Name;` has none, and `Name:` takes a header of curl's own away. */
function readHeaderOption(line: string): Header[] {
  if (line.endsWith(';') && isTextOfHeader(line.slice(0, -1))) return [[line.slice(0, -1), '']];
  const colon = line.indexOf(':');
  return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]] : [];
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. */
function encodeData(parts: Parts, value: string): string {
  const [, name = '', sign, content = ''] = /^([^=@]*)([=@])([^]*)$/.exec(value) ?? [];
  if (sign === undefined) return encode(value);
  if (sign === '@') parts.missing.push({ kind: 'file', of: 'body', name: content });
  const encoded = sign === '@' ? '' : encode(content);
  return name === '' ? encoded : `${name}=${encoded}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text.slice(0, 10_000))));
}

const boundary = '------------------------imported';

function requestOf(parts: Parts, address: string): WireRequest {
  const data = parts.data.join('&');
  const query = [...parts.query, ...(parts.isGet && data !== '' ? [data] : [])].join('&');
  const complete = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = query === '' ? complete : complete + (complete.includes('?') ? '&' : '?') + query;
  const body = parts.isGet ? undefined : bodyOf(parts, data);
  const own: Header[] = [
    ...(parts.cookies.length > 0 ? ([['Cookie', parts.cookies.join('; ')]] as Header[]) : []),
    ['Accept', parts.isJson ? 'application/json' : '*/*'],
    ...(body === undefined ? [] : ([['Content-Type', contentType(parts)]] as Header[])),
  ];
  const headers = [...parts.headers, ...own.filter(([name]) => readHeader(parts.headers, name) === undefined)];
  return present<WireRequest>({
    method: parts.method ?? (parts.isHead ? 'HEAD' : body === undefined ? 'GET' : 'POST'),
    url,
    headers: headers.filter(([, value]) => value !== ''),
    body,
  });
}

function contentType(parts: Parts): string {
  if (parts.form.length > 0) return `multipart/form-data; boundary=${boundary}`;
  return parts.isJson ? 'application/json' : 'application/x-www-form-urlencoded';
}

function bodyOf({ form, data: given }: Parts, data: string): string | undefined {
  if (form.length === 0) return given.length === 0 ? undefined : data;
  const fields = form.map((field) => {
    const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(field) ?? [];
    return [`--${boundary}`, ['Content-Disposition:', `form-data;name="${name}"`].join(' '), '', value, ''].join(
      '\r\n',
    );
  });
  return `${fields.join('')}--${boundary}--\r\n`;
}
