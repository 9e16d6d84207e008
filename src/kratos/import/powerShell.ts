import type { Missing, SeenExchange } from '../exchange/seen';
import type { Header, WireRequest } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { present } from '../flow/json';
import { gather } from './gathered';
import { seenExchange } from './seenExchange';
import { readPowerShell, type Token } from './shell/powerShell';
import type { Imported } from './types';

/** `$session.Cookies.Add((New-Object System.Net.Cookie("name", "value", "/", "host")))` */
const cookieCall = 'system.net.cookie';
const calls: ReadonlySet<string> = new Set(['invoke-webrequest', 'iwr', 'invoke-restmethod', 'irm']);

/** Whether a text has calls of PowerShell's own web client. */
export function isPowerShell(text: string): boolean {
  return /(?:^|\n|[=(;|]\s{0,20})(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\s/i.test(text);
}

/** Reads calls of `Invoke-WebRequest` and `Invoke-RestMethod`, as Chromium copies them or as somebody wrote them. */
export function readPowerShellCalls(text: string): Imported {
  const tokens = readPowerShell(text);
  const seen: SeenExchange[] = [];
  const missing: Missing[] = [];
  let cookies: string[] = [];
  let agent: string | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.text.toLowerCase() ?? '';
    if (word === '$session' && isNew(tokens, at)) cookies = [];
    else if (word === '$session.useragent') agent = tokens[at + 2]?.text;
    else if (word.endsWith(cookieCall)) {
      const [name, value] = valuesBehind(tokens, at);
      if (name !== undefined && value !== undefined) cookies.push(`${name}=${value}`);
    } else if (calls.has(word)) {
      const { request, usesSession, end } = readCall(tokens, at + 1, missing);
      const own: Header[] = [
        ...(cookies.length > 0 ? ([['Cookie', cookies.join('; ')]] as Header[]) : []),
        ...(agent === undefined ? [] : ([['User-Agent', agent]] as Header[])),
      ].filter(([name]) => usesSession && readHeader(request?.headers ?? [], name) === undefined);
      if (request) {
        seen.push(seenExchange({ ...request, headers: [...request.headers, ...own] }, seen.length));
        missing.push({ kind: 'answers', count: 1 });
      }
      at = end - 1;
    }
  }
  return gather(seen, missing);
}

/** `$session = New-Object …` */
function isNew(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.text === '=';
}

/** The texts in the brackets that begin behind a word. */
function valuesBehind(tokens: readonly Token[], at: number): readonly string[] {
  const values: string[] = [];
  for (const token of tokens.slice(at + 1, at + 12)) {
    if (token.text === ')' && !token.isQuoted) break;
    if (token.isQuoted) values.push(token.text);
  }
  return values;
}

function readCall(
  tokens: readonly Token[],
  start: number,
  missing: Missing[],
): { readonly request: WireRequest | undefined; readonly usesSession: boolean; readonly end: number } {
  let [url, method, body, type]: (string | undefined)[] = [];
  const headers: Header[] = [];
  let usesSession = false;
  let at = start;
  for (; at < tokens.length; at += 1) {
    const { text, isQuoted, computed } = tokens[at] ?? { text: '' };
    if (computed !== undefined) missing.push({ kind: 'computed', text: computed });
    if (!isQuoted && (text === '\n' || text === ';' || text === '|')) break;
    const name = isQuoted ? '' : text.toLowerCase();
    const value = (): string | undefined => {
      // `([System.Text.Encoding]::UTF8.GetBytes("…"))`
      do at += 1;
      while (
        at < tokens.length - 1 &&
        !tokens[at]?.isQuoted &&
        /^[([]|^system[.]|GetBytes/i.test(tokens[at]?.text ?? '')
      );
      const token = tokens[at];
      if (token?.computed !== undefined) missing.push({ kind: 'computed', text: token.computed });
      return token?.text;
    };
    if (name === '-uri') url = value();
    else if (name === '-method') method = value();
    else if (name === '-body') body = value();
    else if (name === '-contenttype') type = value();
    else if (name === '-infile') missing.push({ kind: 'file', of: 'body', name: value() ?? '' });
    else if (name === '-headers') at = readTable(tokens, at + 1, headers);
    else if (name === '-useragent') headers.push(['User-Agent', value() ?? '']);
    else if (name === '-websession') usesSession = value() !== undefined;
    else if (name === '-sessionvariable') at += 1;
    else if (url === undefined && !text.startsWith('-') && text !== '(') url = text;
  }
  if (url === undefined) return { request: undefined, usesSession, end: at };
  const sendsForm = body !== undefined && type === undefined && readHeader(headers, 'content-type') === undefined;
  const contentType = type ?? (sendsForm ? 'application/x-www-form-urlencoded' : undefined);
  const request = present<WireRequest>({
    method: method?.toUpperCase() ?? 'GET',
    url,
    headers: contentType === undefined ? headers : [...headers, ['Content-Type', contentType]],
    body,
  });
  return { request, usesSession, end: at };
}

/** `@{ "name"="value" … }`; yields the place of the bracket that ends it. */
function readTable(tokens: readonly Token[], start: number, headers: Header[]): number {
  let at = start;
  for (; at < tokens.length && tokens[at]?.text !== '}'; at += 1) {
    const [name, sign, value] = tokens.slice(at, at + 3);
    if (name === undefined || sign?.text !== '=' || sign.isQuoted || value === undefined) continue;
    // Pseudo-headers of HTTP/2, which Chromium copies along.
    if (!name.text.startsWith(':') && !/^(?:authority|method|path|scheme)$/.test(name.text))
      headers.push([name.text, value.text]);
    at += 2;
  }
  return at;
}
