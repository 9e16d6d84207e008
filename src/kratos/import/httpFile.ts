import type { Missing, SeenExchange } from '../exchange/seen';
import type { Header, WireRequest, WireResponse } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { present } from '../flow/json';
import { gather } from './gathered';
import { answerWith, readHeaderLine, readStatusLine } from './headerLines';
import { fillVariables, readVariables } from './httpVariables';
import { seenExchange } from './seenExchange';
import type { Imported } from './types';

const requestLine =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|CONNECT)[ \t]+)?(\S+)(?:[ \t]+HTTP\/[\d.]+)?[ \t]*$/;
const isAddress = /^(?:https?:\/\/|\/|\{\{|[\w.-]+(?::\d+)?\/)/i;

/**
 * Reads the requests of an `.http` file as REST Client, httpyac and the editors of JetBrains have it, or of requests as
 * they go over the wire; with the answers that stand beneath them. Scripts, expectations and remarks are let by.
 */
export function readHttpFile(text: string): Imported {
  const seen: SeenExchange[] = [];
  const missing: Missing[] = [];
  const variables = readVariables(text);
  const fill = (part: string): string => fillVariables(part, variables, missing);
  for (const part of parts(text)) {
    const read = readPart(part, fill, missing);
    if (!read) continue;
    const { request, response } = read;
    if (!response) missing.push({ kind: 'answers', count: 1 });
    seen.push(seenExchange(request, seen.length, { response }));
  }
  return gather(seen, missing);
}

const scriptBegins = /^(?:\{\{[@+]?\s*$|[<>]\s*\{%)/;
const scriptEnds = /^\s*\}\}\s*$|%\}\s*$/;

/** What stands between lines of `###`, without scripts. */
function parts(text: string): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  let isScript = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('###')) found.push([]);
    isScript = isScript || scriptBegins.test(line);
    if (!isScript && !line.startsWith('###')) found.at(-1)?.push(line);
    if (isScript && scriptEnds.test(line)) isScript = false;
  }
  return found;
}

interface Part {
  readonly request: WireRequest;
  readonly response: WireResponse | undefined;
}

function readPart(lines: readonly string[], fill: (text: string) => string, missing: Missing[]): Part | undefined {
  let at = 0;
  // Remarks, variables and scripts of one line come before the request.
  while (at < lines.length && /^\s*(?:#|\/\/|@[\w.-]+\s*:?=|\{\{.*\}\}\s*$|$)/.test(lines[at] ?? '')) at += 1;
  const [, method, address = ''] = requestLine.exec(lines[at]?.trim() ?? '') ?? [];
  if (address === '' || (method === undefined && !isAddress.test(address))) {
    if (at < lines.length) missing.push({ kind: 'unreadable', text: (lines[at] ?? '').slice(0, 80) });
    return undefined;
  }
  let target = address;
  at += 1;
  for (; /^\s+[?&]/.test(lines[at] ?? ''); at += 1) target += (lines[at] ?? '').trim();
  const headers: Header[] = [];
  for (; at < lines.length && (lines[at] ?? '').trim() !== ''; at += 1) {
    const header = readHeaderLine(lines[at] ?? '');
    if (header && !/^(?:#|\/\/)/.test(lines[at] ?? '')) headers.push([header[0], fill(header[1])]);
  }
  const { sent, received } = readBodies(lines.slice(at + 1), missing);
  const body = bodyOf(sent, headers, fill);
  const request: WireRequest = present<WireRequest>({
    method: method ?? 'GET',
    url: complete(fill(target), headers),
    headers,
    body,
  });
  return { request, response: received };
}

/** A form may have a line for each of its fields. */
function bodyOf(
  lines: readonly string[],
  headers: readonly Header[],
  fill: (text: string) => string,
): string | undefined {
  const isForm = (readHeader(headers, 'content-type') ?? '').includes('urlencoded');
  const body = fill(isForm ? lines.map((line) => line.trim()).join('') : lines.join('\n')).trim();
  return body === '' ? undefined : body;
}

/** A path alone belongs to the host that its header names. */
function complete(url: string, headers: readonly Header[]): string {
  if (/^https?:\/\//i.test(url)) return url;
  const host = readHeader(headers, 'host');
  const origin = readHeader(headers, 'origin') ?? '';
  // Behind TLS is what a page of such an address asks, and nothing else is known.
  const scheme = host !== undefined && origin === `https://${host}` ? 'https' : 'http';
  if (url.startsWith('/')) return host === undefined ? url : `${scheme}://${host}${url}`;
  return `http://${url}`;
}

/** What is sent, and the answer where it stands beneath. */
function readBodies(
  lines: readonly string[],
  missing: Missing[],
): { readonly sent: readonly string[]; readonly received: WireResponse | undefined } {
  const sent: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (readStatusLine(line)) return { sent, received: readAnswer(lines.slice(at)) };
    const [, file] = /^<@?[ \t]+(\S.*)$/.exec(line) ?? [];
    if (file !== undefined) missing.push({ kind: 'file', of: 'body', name: file.trim() });
    // Expectations, the files of answers, remarks behind the body, what is done with the answer.
    else if (!/^(?:\?\?|<>|>>?!? |#|\/\/)/.test(line)) sent.push(line);
  }
  return { sent, received: undefined };
}

function readAnswer(lines: readonly string[]): WireResponse | undefined {
  const status = readStatusLine(lines[0] ?? '');
  if (!status) return undefined;
  const end = lines.findIndex((line) => line.trim() === '');
  const head = lines.slice(1, end === -1 ? lines.length : end);
  const headers = head.map(readHeaderLine).filter((header) => header !== undefined);
  return answerWith(
    { ...status, headers },
    end === -1
      ? ''
      : lines
          .slice(end + 1)
          .join('\n')
          .trim(),
  );
}
