import { redactExchange } from '../exchange/redact';
import type { Exchange, Header, WireRequest } from '../exchange/types';
import { shellWord } from './shellWord';
import type { Shell } from './shells';
import { cmdWord, powerShellWord } from './windowsWords';

/** What each client finds out by itself. */
const own = /^(?:host|content-length|connection|accept-encoding)$/i;

/**
 * One request as it was sent, as a command of curl, or for PowerShell as one of its own client, which takes quotes as
 * they are in every version. Its secrets are masked unless `clear`; `known` are those of the persona.
 */
export function curlOf(
  exchange: Exchange,
  known: readonly string[],
  { clear = false, shell = 'sh' }: { readonly clear?: boolean; readonly shell?: Shell } = {},
): string {
  const { request } = clear ? exchange : redactExchange(exchange, known);
  const headers = request.headers.filter(([name]) => !own.test(name));
  if (shell === 'powershell') return powerShellCall(request, headers);
  const word = shell === 'cmd' ? cmdWord : shellWord;
  return curlWords(request, headers, word).join(shell === 'cmd' ? ' ^\n  ' : ' \\\n  ');
}

function curlWords(
  { method, url, body }: WireRequest,
  headers: readonly Header[],
  word: (text: string) => string,
): readonly string[] {
  return [
    // Brackets in an address would be patterns.
    `curl ${/[[\]{}]/.test(url) ? '-g ' : ''}${word(url)}`,
    ...(method === (body === undefined ? 'GET' : 'POST') ? [] : [`-X ${word(method)}`]),
    ...headers.map(([name, value]) => `-H ${word(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${word(body)}`]),
  ];
}

/** Cookies and the type of a body have parameters of their own there, and a session is what takes the cookies. */
function powerShellCall({ method, url, body }: WireRequest, headers: readonly Header[]): string {
  const word = powerShellWord;
  const host = URL.parse(url)?.hostname ?? '';
  const cookies = headers.filter(([name]) => isCookie(name)).flatMap(([, value]) => value.split('; '));
  const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1];
  const others = headers.filter(([name]) => !isCookie(name) && !/^(?:content-type|user-agent)$/i.test(name));
  const agent = headers.find(([name]) => /^user-agent$/i.test(name))?.[1];
  const options = [
    `-Uri ${word(url)}`,
    `-Method ${word(method)}`,
    '-MaximumRedirection 0',
    ...(cookies.length > 0 ? ['-WebSession $session'] : []),
    ...(agent === undefined ? [] : [`-UserAgent ${word(agent)}`]),
    ...(others.length > 0
      ? [`-Headers @{ ${others.map(([name, value]) => `${word(name)} = ${word(value)}`).join('; ')} }`]
      : []),
    ...(body === undefined
      ? []
      : [...(type === undefined ? [] : [`-ContentType ${word(type)}`]), `-Body ${word(body)}`]),
  ];
  return [
    ...(cookies.length > 0 ? ['$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession'] : []),
    ...cookies.map((pair) => {
      const at = pair.indexOf('=');
      const parts = [pair.slice(0, Math.max(at, 0)), pair.slice(at + 1), '/', host];
      return `$session.Cookies.Add((New-Object System.Net.Cookie(${parts.map(word).join(', ')})))`;
    }),
    ['Invoke-WebRequest -UseBasicParsing', ...options].join(' `\n  '),
  ].join('\n');
}

function isCookie(name: string): boolean {
  return name.toLowerCase() === 'cookie';
}
