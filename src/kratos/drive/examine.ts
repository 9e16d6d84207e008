import { readHeader } from '../flow/headers';
import { readJson } from '../flow/json';
import { parseFlow } from '../flow/parse';
import { readHostname, readOrigin, sameOrigin } from '../flow/origins';
import type { Exchange, Header } from '../exchange/types';
import type { ConnectionEvidence, LoginPage } from '../knowledge/doctor/types';
import type { Connection, Health } from '../record/types';
import { address } from '../wire/address';
import { startFlow, whoami } from '../wire/calls';
import { isSameSite } from '../wire/cookieRules';
import { createCookieJar } from '../wire/cookies';
import type { Call, Transport } from '../wire/types';

/** Nobody waits longer for a report. */
const timeoutMs = 10_000;

/**
 * Asks a connection's server what a report is made of: a login as a script starts it and as a browser opens it, and a
 * question as a script of its page asks it. No persona's cookies go along, and none are kept; the flow is left to
 * expire. Never rejects.
 */
export async function askForReport(
  transport: Transport,
  connection: Connection,
  health: Health,
  { apiKey, signal }: { readonly apiKey?: string | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<ConnectionEvidence> {
  const keyPrefix = apiKey === undefined ? undefined : (/^[a-z]+(?:_[a-z]+)*_(?=.)/.exec(apiKey)?.[0] ?? '');
  const known = { connection, health, ...(keyPrefix !== undefined && { keyPrefix }) };
  if (health.kind !== 'healthy') return known;
  const ask = (call: Call): Promise<Exchange> =>
    transport.send(address(call, connection).request, { timeoutMs, ...(signal && { signal }) });
  const start = await startFlow('login', 'browser');
  const [login, opened] = await Promise.all([ask(start), ask({ ...start, headers: [['Accept', 'text/html']] })]);
  const page = readPage(opened, connection);
  const cors = await askAsPage(ask, connection, page);
  const parsed = parseFlow('login', readJson(login.response?.body ?? ''));
  const jar = createCookieJar();
  jar.take(login.request.url, login.response?.headers ?? []);
  return {
    ...known,
    login,
    ...(page && { page }),
    ...(cors && { cors }),
    ...(parsed.ok && { flow: parsed.value }),
    cookies: jar.list(),
    troubles: jar.troubles(login.request.url),
  };
}

function readPage({ response }: Exchange, { publicUrl }: Connection): LoginPage | undefined {
  if (response === undefined) return undefined;
  const { status, headers } = response;
  const url = URL.parse(readHeader(headers, 'location') ?? '', publicUrl);
  const isOfSite = isSameSite(url?.hostname ?? '', readHostname(publicUrl) ?? '');
  return { status, ...(url && { url: url.href }), isSameSite: isOfSite };
}

/** Asks as a script of the page that a login leads to; nothing where it has the origin of Kratos. */
async function askAsPage(
  ask: (call: Call) => Promise<Exchange>,
  { publicUrl }: Connection,
  page: LoginPage | undefined,
): Promise<Exchange | undefined> {
  const url = page?.url;
  if (url === undefined || sameOrigin(url, publicUrl)) return undefined;
  const call = await whoami();
  const origin: Header = ['Origin', readOrigin(url)];
  return ask({ ...call, headers: [...call.headers, origin] });
}
