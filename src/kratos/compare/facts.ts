import { fieldsSent } from '../exchange/fieldsSent';
import type { Exchange, Header } from '../exchange/types';
import { readHeader } from '../flow/headers';
import type { ErrorBody, Outcome } from '../flow/outcome.types';
import type { ContinueWith, Identity, Session } from '../flow/types';
import { flowIn, suggestionsIn } from '../record/apply';
import type { Names } from './names';
import { readForm, readMessage } from './nodes';
import type { Fact, Matter } from './types';

/** Headers of a request that Kratos decides by; cookies are told by their names. */
const asked = ['accept', 'content-type', 'origin', 'x-session-token', 'authorization'];
/** Headers of an answer that a client decides by. */
const answered = ['content-type', 'location', 'retry-after', 'access-control-allow-origin'];

/** What an exchange meant: read once its secrets are masked, and in words, which its secrets may tell better. */
export interface Meant {
  readonly outcome: Outcome;
  readonly meaning: string;
}

/** What is said of an exchange whose secrets are masked, and of what it meant. */
export function readFacts(exchange: Exchange, { outcome, meaning }: Meant, names: Names): readonly Fact[] {
  const { request, response, failure } = exchange;
  const about = (matter: Matter, key: string, value: string | undefined): readonly Fact[] =>
    value === undefined || value === '' ? [] : [{ matter, key, value }];
  const flow = flowIn(outcome);
  const error = 'error' in outcome ? outcome.error : undefined;
  const session = 'session' in outcome ? outcome.session : undefined;
  const identity = session?.identity ?? ('identity' in outcome ? outcome.identity : flow?.identity);
  return numbered([
    ...about('request', request.method, names.put(request.url)),
    ...headersIn('request', request.headers, asked, names),
    ...about('request', 'cookies', cookieNames(request.headers, names)),
    ...Object.entries(fieldsSent(exchange) ?? {}).map<Fact>(([key, value]) => ({
      matter: 'sent',
      key,
      value: names.valueOf(key, value),
    })),
    ...about('answer', 'status', response ? String(response.status) : failure?.kind),
    ...about('answer', 'meaning', meaning),
    ...about('answer', 'state', flow?.state),
    ...about('answer', 'active', flow?.active),
    ...about('answer', 'action', flow && names.put(flow.action)),
    ...errorFacts(error, names),
    ...('messages' in outcome ? (outcome.messages ?? []).map((message) => readMessage(message, names)) : []),
    ...(flow ? readForm(flow, names) : []),
    ...(session ? sessionFacts(session) : []),
    ...(identity ? identityFacts(identity, names) : []),
    ...[...suggestionsIn(outcome), ...(flow?.continueWith ?? [])].map((item) => suggestion(item, names)),
    ...(response?.headers ?? []).filter(isSetCookie).map(([, value]) => setCookie(value, names)),
    ...headersIn('headers', response?.headers ?? [], answered, names),
  ]);
}

function errorFacts(error: ErrorBody | undefined, names: Names): readonly Fact[] {
  if (error === undefined) return [];
  const said = { error: error.id, message: error.message, reason: error.reason };
  return Object.entries(said).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : { matter: 'answer', key, value: names.put(value) },
  );
}

function sessionFacts({ aal, methods, active }: Session): readonly Fact[] {
  return [
    { matter: 'session', key: 'aal', value: aal },
    { matter: 'session', key: 'methods', value: methods.map(({ method }) => method).join(', ') },
    { matter: 'session', key: 'active', value: String(active) },
  ];
}

function identityFacts({ schemaId, state = '', verifiableAddresses }: Identity, names: Names): readonly Fact[] {
  return [
    { matter: 'session', key: 'identity', value: [schemaId, state].filter(Boolean).join(', ') },
    ...verifiableAddresses.map<Fact>(({ value, via, status }) => ({
      matter: 'session',
      key: `${via} ${names.put(value)}`,
      value: status,
    })),
  ];
}

function suggestion(item: ContinueWith, names: Names): Fact {
  const to = 'flowId' in item ? item.flowId : 'url' in item ? item.url : item.action === 'unknown' ? '' : '<token>';
  const rest = 'address' in item ? [names.put(item.address)] : [];
  const key = item.action === 'unknown' ? item.name : item.action;
  return { matter: 'suggestions', key, value: [names.put(to), ...rest].filter(Boolean).join(' ') };
}

function headersIn(matter: Matter, headers: readonly Header[], wanted: readonly string[], names: Names): Fact[] {
  return wanted.flatMap((key) => {
    const value = readHeader(headers, key);
    return value === undefined ? [] : { matter, key, value: names.valueOf(key, value) };
  });
}

function isSetCookie([name]: Header): boolean {
  return name.toLowerCase() === 'set-cookie';
}

function cookieNames(headers: readonly Header[], names: Names): string {
  const sent = (readHeader(headers, 'cookie') ?? '').split(';').map((cookie) => cookie.split('=')[0]?.trim() ?? '');
  return sent
    .filter(Boolean)
    .map((name) => names.put(name))
    .toSorted()
    .join(', ');
}

/** A cookie by its name, with its attributes; how long it lives is told only where it is taken away. */
function setCookie(header: string, names: Names): Fact {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const told = attributes
    .filter(Boolean)
    .map((attribute) =>
      /^max-age=[1-9]/i.test(attribute) ? 'Max-Age' : /^expires=/i.test(attribute) ? 'Expires' : attribute,
    );
  return { matter: 'cookies', key: names.put(pair.split('=')[0] ?? ''), value: told.toSorted().join('; ') };
}

/** The second fact of one key gets a number. */
function numbered(facts: readonly Fact[]): readonly Fact[] {
  const counts = new Map<string, number>();
  return facts.map((fact) => {
    const name = `${fact.matter} ${fact.key}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? fact : { ...fact, key: `${fact.key} #${String(count)}` };
  });
}
