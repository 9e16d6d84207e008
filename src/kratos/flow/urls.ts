import { present } from './json';
import { flowTypes, type ClientKind, type FlowParameters, type FlowType } from './types';

/** What a pasted text says about a flow. */
export interface FlowAddress {
  readonly flowType?: FlowType;
  readonly id?: string;
  readonly client?: ClientKind;
  readonly parameters?: FlowParameters;
}

/**
 * Reads what names a flow: init URLs (`…/self-service/login/browser?aal=aal2`), `…/flows?id=…`, submit URLs, pages of a
 * login UI (`…/login?flow=…`) and bare ids. The scheme may be missing. `undefined` when the text names none.
 */
export function readFlowUrl(text: string): FlowAddress | undefined {
  const trimmed = text.trim();
  if (isFlowId(trimmed)) return { id: trimmed.toLowerCase() };
  const url = readUrl(trimmed);
  if (url === undefined) return undefined;
  return readServerUrl(url) ?? readPageUrl(url);
}

/**
 * The id of a stored error that an address may name: Kratos's own (`/self-service/errors?id=`, also `?error=`), or an
 * error page, which has an `id` and no `flow`. Undefined for any other address. Other pages have ids too: where no
 * answer of Kratos led there, `saysError` tells.
 */
export function readErrorUrl(text: string): string | undefined {
  const url = readUrl(text.trim());
  if (url === undefined || url.searchParams.has('flow')) return undefined;
  const id = url.searchParams.get('id') ?? url.searchParams.get('error') ?? '';
  if (/\/self-service\/errors\/?$/.test(url.pathname)) return isFlowId(id) || id === 'stub:500' ? id : undefined;
  return isFlowId(id) && !apiPath.test(url.pathname) ? id.toLowerCase() : undefined;
}

/** Whether the path of an address says that it is about an error. */
export function saysError(text: string): boolean {
  return /error/i.test(readUrl(text.trim())?.pathname ?? '');
}

/** Whether a URL leads to the start of a login: for the second factor (`aal=aal2`), for a refresh, or a plain one. */
export function readLoginUrl(url: string): 'aal2' | 'refresh' | 'login' | undefined {
  const parsed = parse(url, 'http://relative.invalid');
  if (parsed === undefined || !/\/self-service\/login\/(?:browser|api)\/?$/.test(parsed.pathname)) return undefined;
  if (parsed.searchParams.get('aal') === 'aal2') return 'aal2';
  return parsed.searchParams.get('refresh') === 'true' ? 'refresh' : 'login';
}

/** The part of a path that only Kratos has; a login UI may well have pages named `/sessions` or `/login`. */
const apiPath =
  /\/(?:self-service\/(?:login|registration|settings|recovery|verification|logout|errors|methods)|\.well-known\/ory)(?:\/|$)/;

/** What stands before Kratos's own paths: the public address of the server that was asked; else the origin. */
export function readBase(url: string): string {
  const at = url.search(/\/(?:self-service|sessions)\//);
  return at === -1 ? (URL.parse(url)?.origin ?? url) : url.slice(0, at);
}

/**
 * Brings a URL of Kratos to the connection's public URL. A server behind Docker or a proxy names itself by its own
 * host: such a URL has a path of Kratos's self-service API, which is put behind `publicUrl`; `from` is the origin (or
 * path) it had. Other URLs, those of a login UI or of a social provider, stay.
 */
export function rewriteToConnection(
  url: string,
  publicUrl: string,
): { readonly url: string; readonly changed: boolean; readonly from?: string } {
  const base = parse(publicUrl);
  const target = parse(url, publicUrl);
  if (base === undefined || target === undefined) return { url, changed: false };
  const at = target.pathname.search(apiPath);
  const own = at === -1 ? undefined : target.pathname.slice(at);
  const prefix = base.pathname.replace(/(?<!\/)\/+$/, '');
  const path = prefix + (own ?? '');
  if (own === undefined || (target.origin === base.origin && target.pathname === path)) {
    return { url: URL.canParse(url) ? url : target.href, changed: false };
  }
  return {
    url: base.origin + path + target.search + target.hash,
    changed: true,
    from: target.origin === base.origin ? target.origin + target.pathname.slice(0, -own.length) : target.origin,
  };
}

function readServerUrl(url: URL): FlowAddress | undefined {
  const match = /\/self-service\/([a-z]+)(?:\/(browser|api|flows))?\/?$/.exec(url.pathname);
  const flowType = flowTypes.find((type) => type === match?.[1]);
  if (flowType === undefined) return undefined;
  const step = match?.[2];
  if (step === 'browser' || step === 'api') {
    const parameters = readParameters(url.searchParams);
    const client = step === 'api' ? 'native' : 'browser';
    return Object.keys(parameters).length === 0 ? { flowType, client } : { flowType, client, parameters };
  }
  return present<FlowAddress>({ flowType, id: readId(url, step === 'flows' ? 'id' : 'flow') });
}

/**
 * A page of a login UI: only the id is certain; the type is read from the path where it is one of the usual words. One
 * with a `login_challenge` begins a flow.
 */
function readPageUrl(url: URL): FlowAddress | undefined {
  const id = readId(url, 'flow');
  if (id !== undefined) return present<FlowAddress>({ flowType: typeOfPage(url.pathname), id });
  // An OAuth2 provider sends people to the login page with a challenge alone.
  const challenge = url.searchParams.get('login_challenge') ?? '';
  if (challenge === '') return undefined;
  const flowType = typeOfPage(url.pathname) === 'registration' ? 'registration' : 'login';
  return { flowType, client: 'browser', parameters: { login_challenge: challenge } };
}

function typeOfPage(path: string): FlowType | undefined {
  const words = path.toLowerCase().split('/').reverse();
  for (const word of words) {
    if (/^(?:login|signin|sign-in)$/.test(word)) return 'login';
    if (/^(?:registration|register|signup|sign-up)$/.test(word)) return 'registration';
    if (/^(?:settings|profile|account)$/.test(word)) return 'settings';
    if (/^(?:recovery|recover|forgot-password)$/.test(word)) return 'recovery';
    if (/^(?:verification|verify)$/.test(word)) return 'verification';
  }
  return undefined;
}

function readId(url: URL, parameter: string): string | undefined {
  const id = url.searchParams.get(parameter) ?? '';
  return isFlowId(id) ? id.toLowerCase() : undefined;
}

function readParameters(query: URLSearchParams): FlowParameters {
  const text = (name: string): string | undefined =>
    query.get(name) === '' ? undefined : (query.get(name) ?? undefined);
  const flag = (name: string): true | undefined => (query.get(name) === 'true' ? true : undefined);
  return present<FlowParameters>({
    aal: text('aal'),
    refresh: flag('refresh'),
    return_to: text('return_to'),
    via: text('via'),
    organization: text('organization'),
    login_challenge: text('login_challenge'),
    identity_schema: text('identity_schema'),
    after_verification_return_to: text('after_verification_return_to'),
    return_session_token_exchange_code: flag('return_session_token_exchange_code'),
    skip_settings: flag('skip_settings'),
  });
}

function isFlowId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function readUrl(text: string): URL | undefined {
  if (text === '' || /\s/.test(text)) return undefined;
  const complete = /^https?:\/\//i.test(text)
    ? text
    : text.startsWith('/')
      ? `http://relative.invalid${text}`
      : `http://${text}`;
  return parse(complete);
}

function parse(url: string, base?: string): URL | undefined {
  return URL.parse(url, base) ?? undefined;
}
