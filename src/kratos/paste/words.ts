import { filledTextAt, isObject, numberAt, objectAt, present, readJson, textAt, type JsonObject } from '../flow/json';
import { parseErrorBody } from '../flow/parse';
import type { ErrorBody } from '../flow/outcome.types';
import { isCallbackUrl } from '../flow/providerUrls';
import { readErrorUrl, readFlowUrl, saysError } from '../flow/urls';
import { isErrorId, isMessageId } from '../knowledge/ids';
import { reasonKnowledge } from '../knowledge/reasons';
import type { LogLine, Pasted, PastedCookie, Place } from './types';

/** What a text without JSON is, by its words. Undefined when nothing tells. */
export function recogniseWords(text: string): Pasted | undefined {
  return (
    readName(text) ??
    readRedirectPage(text) ??
    readToken(text) ??
    readAddress(text) ??
    readCookies(text) ??
    readLog(text) ??
    (/^<(?:!doctype|html|\?xml|head|body|svg)/i.test(text) ? { kind: 'foreign', as: 'html' } : readWording(text))
  );
}

function readName(text: string): Pasted | undefined {
  const name = text.replace(/^["'`]|["'`,;.]$/g, '');
  const isKnown = /^\d{7}$/.test(name)
    ? isMessageId(Number(name))
    : /^[a-z][a-z0-9_]{3,59}$/.test(name) && isErrorId(name);
  return isKnown ? { kind: 'name', name } : undefined;
}

/** The page that Go sends with a redirect. */
function readRedirectPage(text: string): Pasted | undefined {
  const url = /^<a href="([^"]{1,20000})">[\w ]{2,30}<\/a>\.?$/.exec(text)?.[1];
  return url === undefined ? undefined : { kind: 'redirect', url: url.replaceAll('&amp;', '&') };
}

/** A wording of Kratos that stands alone; in a long text it says nothing of the rest. */
function readWording(text: string): Pasted | undefined {
  return text.length <= 600 && reasonKnowledge(text) !== undefined ? { kind: 'name', name: text } : undefined;
}

function readToken(text: string): Pasted | undefined {
  const [, head = '', middle = ''] =
    /^(?:authorization:\s*)?(?:bearer\s+)?(eyJ[\w-]{6,2000})\.([\w-]{2,200000})\.[\w-]{0,20000}$/i.exec(text) ?? [];
  const header = head === '' ? undefined : decodePart(head);
  if (header === undefined || textAt(header, 'alg') === undefined) return undefined;
  return present<Extract<Pasted, { kind: 'token' }>>({ kind: 'token', header, claims: decodePart(middle) });
}

function decodePart(part: string): JsonObject | undefined {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    const json = readJson(new TextDecoder().decode(bytes));
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function readAddress(text: string): Pasted | undefined {
  const url = text.replace(/^(?:location|url|referer):\s*/i, '').replace(/^["'`<]|["'`>,;]$/g, '');
  if (/\s/.test(url) || url.length > 20_000) return undefined;
  const flow = readFlowUrl(url);
  const isAddress = /^https?:\/\/./i.test(url) || /^\/(?:self-service|sessions|admin)\b/.test(url);
  if (!isAddress && flow === undefined) return undefined;
  return present<Extract<Pasted, { kind: 'address' }>>({ kind: 'address', url, place: readPlace(url), flow });
}

function readPlace(url: string): Place {
  const path = URL.parse(url, 'http://relative.invalid')?.pathname ?? '';
  if (isCallbackUrl(url)) return 'callback';
  if (/\/self-service\/errors\/?$/.test(path)) return 'stored-error';
  if (/\/self-service\/logout(?:\/|$)/.test(path)) return 'logout';
  if (/\/sessions\/whoami\/?$/.test(path)) return 'whoami';
  const [, step] = /\/self-service\/[a-z]+(?:\/(browser|api|flows))?\/?$/.exec(path) ?? [];
  if (step === 'browser' || step === 'api') return 'start';
  if (step === 'flows') return 'fetch';
  if (/\/self-service\/[a-z]+\/?$/.test(path)) return 'submit';
  if (/\/admin\/(?:identities|sessions|courier|recovery)\b/.test(path)) return 'admin';
  if (readFlowUrl(url)?.id !== undefined) return 'page';
  if (readErrorUrl(url) === undefined) return 'elsewhere';
  return saysError(url) ? 'error-page' : 'some-id';
}

function readCookies(text: string): Pasted | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const isSet = /^set-cookie:/i.test(text);
  if (!isSet && lines.length > 1) return undefined;
  const named = /^\s*(?:set-)?cookie:\s*/i;
  const isNamed = named.test(text);
  if (isSet) {
    const cookies = lines
      .filter((line) => /^\s*set-cookie:/i.test(line))
      .map((line) => readSet(line.replace(named, '')));
    return { kind: 'cookies', direction: 'set', cookies };
  }
  const pairs = text.replace(named, '').split(/;\s*/).filter(Boolean);
  const cookies = pairs.map((pair) => readPair(pair));
  const all = cookies.every(({ name }) => /^[\w!#$%&'*+.^`|~-]+$/.test(name));
  const isKratos = cookies.some(({ name }) =>
    /^(?:__(?:Host|Secure)-)?(?:csrf_token|ory_kratos|ory_session)/.test(name),
  );
  const isSetWithout = isKratos && /;\s*(?:path|httponly|secure|samesite|max-age)\b/i.test(text);
  if (isSetWithout) return { kind: 'cookies', direction: 'set', cookies: [readSet(text)] };
  return all && (isNamed || isKratos) && text.includes('=')
    ? { kind: 'cookies', direction: 'sent', cookies }
    : undefined;
}

function readSet(line: string): PastedCookie {
  const [pair = '', ...attributes] = line.split(/;\s*/);
  return { ...readPair(pair), attributes: attributes.filter(Boolean) };
}

function readPair(pair: string): PastedCookie {
  const at = pair.indexOf('=');
  return {
    name: (at < 0 ? pair : pair.slice(0, at)).trim(),
    attributes: [],
    length: at < 0 ? 0 : pair.length - at - 1,
  };
}

/** So many lines of a log are read; the rest says no more. */
const mostLines = 200;

/** Lines as Kratos writes them: `time=… level=error msg=…`, or an object for each. */
function readLog(text: string): Pasted | undefined {
  const lines = text.split('\n', mostLines).flatMap((line) => readLogLine(line.trim()) ?? []);
  if (lines.length === 0) return undefined;
  return { kind: 'log', lines: lines.toSorted((one, other) => weight(one) - weight(other)) };
}

/** What says most first. */
function weight({ error, level }: LogLine): number {
  if (error !== undefined) return 0;
  return /^(?:error|fatal|panic)$/.test(level ?? '') ? 1 : level === 'warning' || level === 'warn' ? 2 : 3;
}

/** One line of a log; undefined when it is none. */
export function readLogLine(line: string): LogLine | undefined {
  const json = line.includes('{') ? readJson(line.slice(line.indexOf('{'))) : undefined;
  if (isObject(json)) return readLogObject(json);
  const level = /\blevel=(\w{4,7})/.exec(line)?.[1];
  const text = readLogMessage(line);
  if (level === undefined || text === undefined) return undefined;
  return present<LogLine>({ level, text, error: readGoMap(line) });
}

/** Kratos quotes nothing: a message ends where the next name begins. */
function readLogMessage(line: string): string | undefined {
  const at = line.search(/\bmsg=./);
  if (at < 0) return undefined;
  const rest = line.slice(at + 'msg='.length);
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('\\"', '"');
  const end = rest.search(/\s[a-z_.]{1,40}=/);
  return end < 0 ? rest : rest.slice(0, end);
}

/** A line of the log that is written as JSON. */
export function readLogObject(json: JsonObject): LogLine | undefined {
  const text = textAt(json, 'msg');
  const level = textAt(json, 'level');
  if (text === undefined || level === undefined) return undefined;
  const told = objectAt(json, 'error');
  const error = told && parseErrorBody({ error: { ...told, code: numberAt(told, 'status_code') ?? told.code } }, 0);
  return present<LogLine>({ level, text, error });
}

/** `error=map[message:… reason:… status_code:403]`, as Go writes it into a line. */
function readGoMap(line: string): ErrorBody | undefined {
  const at = line.search(/\berror=["']?map\[/);
  if (at < 0) return undefined;
  const map = line.slice(at, at + 4_000);
  const part = (name: string): string | undefined => readGoMember(map, name);
  const message = part('message');
  if (message === undefined) return undefined;
  return present<ErrorBody>({
    message,
    reason: filledTextAt({ reason: part('reason') }, 'reason'),
    code: Number(part('status_code') ?? 0) || 0,
    continueWith: [],
    id: undefined,
    details: undefined,
    redirectBrowserTo: undefined,
    useFlowId: undefined,
  });
}

/** What stands behind a name in a map of Go: up to the next name, or to the end of the map. */
function readGoMember(map: string, name: string): string | undefined {
  const at = map.search(/\[/) + 1;
  const members = map.slice(at);
  const named = members.startsWith(`${name}:`) ? 0 : members.indexOf(` ${name}:`) + 1;
  if (named === 0 && !members.startsWith(`${name}:`)) return undefined;
  const value = members.slice(named + name.length + 1);
  const ends = [value.search(/ [a-z_]{1,40}:/), value.indexOf(']')].filter((end) => end >= 0);
  return value.slice(0, Math.min(value.length, ...ends)).trim();
}
