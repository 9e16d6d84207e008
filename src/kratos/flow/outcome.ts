import { foreignReason, readBody } from './answer';
import { findCsrfCause } from './csrf';
import { findCsrfEvidence } from './csrfEvidence';
import { readHeader } from './headers';
import { isObject } from './json';
import { judgeFlow } from './judge';
import { newMessages } from './messages';
import type { ErrorBody, Outcome } from './outcome.types';
import { parseContinueWith, parseErrorBody, parseFlow, parseIdentity, parseSession } from './parse';
import type { AnsweredRequest, ReceivedResponse, SentRequest } from './recorded';
import type { ClientKind, Flow, FlowType, UiText } from './types';
import { isCallbackUrl } from './providerUrls';
import { readFlowUrl, readLoginUrl } from './urls';

export { newMessages } from './messages';
export { isSpoilt } from './judge';

/** What the request was for. `previous` is the picture of the flow before it, for a submit or a fetch. */
export interface OutcomeContext {
  readonly flowType: FlowType;
  readonly client: ClientKind;
  readonly step: 'start' | 'fetch' | 'submit';
  readonly previous?: Flow;
  readonly publicUrl: string;
  /** What the same client did before, oldest first: it shows where the cookies come from that are compared. */
  readonly before?: readonly AnsweredRequest[];
}

/**
 * What an answer means for the person. Total: any status and any bytes give an outcome, nothing throws. Steps that went
 * well are told from refused ones by what is new in the flow, never by the status alone (a sent code answers 400, a
 * wrong recovery code 200).
 */
export function readOutcome(exchange: AnsweredRequest, context: OutcomeContext): Outcome {
  const { request, response, failure } = exchange;
  if (failure) return { kind: 'unreachable', failure };
  if (!response) return { kind: 'unreachable', failure: { kind: 'reset', receivedBytes: 0 } };
  const { status } = response;
  const location = readHeader(response.headers, 'location');
  if (status >= 300 && status < 400 && location !== undefined) {
    const url = resolve(location, request.url, context.publicUrl);
    return isSamePlace(url, request.url) ? notKratos('circle', status, response) : readRedirect(url, status, context);
  }
  const body = readBody(response);
  const json = body.kind === 'json' ? body.value : undefined;
  const error = parseErrorBody(json, status);
  const messages = body.kind === 'json' ? hookMessages(body.further[0], context) : [];
  if (error && messages.length > 0) return { kind: 'refused', status, error, messages };
  if (error) return readError(error, status, response, exchange, context);
  if (status === 200 && isWhoami(request)) {
    const session = parseSession(json);
    if (session.ok) return { kind: 'signed-in', session: session.value, continueWith: [] };
  }
  if (json !== undefined && status < 500) {
    const other = isCallbackUrl(request.url) ? otherFlow(json, context) : undefined;
    if (other !== undefined) return { kind: 'redirect-wanted', url: other, status };
    const meant = readSuccess(json, status, context);
    if (meant) return meant;
  }
  if (status === 204 && request.url.includes('/self-service/logout')) return { kind: 'signed-out' };
  if (status === 429) return rateLimited(response);
  if (status >= 500) return { kind: 'server-failed', status };
  if (status === 404 && body.kind !== 'html') return { kind: 'not-found' };
  return notKratos(foreignReason(body), status, response);
}

function notKratos(
  reason: Extract<Outcome, { kind: 'not-kratos' }>['reason'],
  status: number,
  { headers }: ReceivedResponse,
): Outcome {
  return { kind: 'not-kratos', status, contentType: readHeader(headers, 'content-type') ?? '', reason };
}

/** Whoever finished a flow elsewhere, in a browser, learns of its session so. */
function isWhoami({ url }: SentRequest): boolean {
  return /\/sessions\/whoami(?:\?|$)/.test(url);
}

/**
 * What a hook said that refused a login before it began: Kratos answers 404, and then, in the same body, a flow with
 * the messages that does not exist.
 */
function hookMessages(json: unknown, { flowType }: OutcomeContext): readonly UiText[] {
  const flow = parseFlow(flowType, json);
  return flow.ok ? newMessages(undefined, flow.value) : [];
}

/**
 * Where the way goes on after a provider, when that is another flow: a login to link an account, or a registration that
 * lacks traits. A page would be redirected to it; as JSON it is the answer itself.
 */
function otherFlow(json: unknown, { flowType, previous }: OutcomeContext): string | undefined {
  const flow = parseFlow(flowType, json);
  if (!flow.ok) return undefined;
  const { id, action } = flow.value;
  const isOther = readFlowUrl(action)?.flowType !== flowType || (previous !== undefined && previous.id !== id);
  return isOther ? action : undefined;
}

/** Whether both name the same at the same host, by whatever scheme and port: that is how proxies speak of https. */
function isSamePlace(url: string, asked: string): boolean {
  const [one, other] = [URL.parse(url), URL.parse(asked)];
  return one?.hostname === other?.hostname && one?.pathname === other?.pathname && one?.search === other?.search;
}

function readRedirect(url: string, status: number, { flowType, previous }: OutcomeContext): Outcome {
  const login = readLoginUrl(url);
  if (login === 'aal2') return { kind: 'step-up-wanted', url };
  if (login === 'refresh' && flowType === 'settings') return { kind: 'refresh-wanted', url };
  // Expired and spent verification and recovery flows: even a JSON client is sent to the fetch of the new one.
  const named = url.includes('/flows?') ? readFlowUrl(url) : undefined;
  if (named?.id !== undefined && named.id !== previous?.id) return { kind: 'replaced', useFlowId: named.id };
  return { kind: 'redirect-wanted', url, status };
}

function readSuccess(json: unknown, status: number, context: OutcomeContext): Outcome | undefined {
  if (!isObject(json)) return undefined;
  const flow = parseFlow(context.flowType, json);
  if (flow.ok) {
    return context.step === 'submit'
      ? judgeFlow(flow.value, status, context.previous)
      : { kind: 'started', flow: flow.value };
  }
  if (status !== 200) return undefined;
  const session = parseSession(json.session);
  const identity = parseIdentity(json.identity);
  const token = json.session_token;
  const common = {
    ...(typeof token === 'string' && token !== '' ? { sessionToken: token } : {}),
    continueWith: parseContinueWith(json.continue_with),
  };
  if (identity.ok) {
    const sessionPart = session.ok ? { session: session.value } : {};
    return { kind: 'registered', identity: identity.value, ...sessionPart, ...common };
  }
  return session.ok ? { kind: 'signed-in', session: session.value, ...common } : undefined;
}

function readError(
  error: ErrorBody,
  status: number,
  response: ReceivedResponse,
  exchange: AnsweredRequest,
  context: OutcomeContext,
): Outcome {
  const url = error.redirectBrowserTo;
  const at = url === undefined ? {} : { url };
  switch (error.id) {
    case 'session_aal2_required':
      return { kind: 'step-up-wanted', ...at, error };
    case 'session_refresh_required':
      return { kind: 'refresh-wanted', ...at, error };
    case 'session_already_available':
      return { kind: 'already-signed-in', error };
    case 'security_csrf_violation':
      return csrfRefused(error, exchange, context);
    case 'session_aal1_required':
    case 'session_inactive':
      return { kind: 'sign-in-wanted', error };
    case 'browser_location_change_required':
      if (url === undefined) break;
      return readLoginUrl(url) === 'aal2'
        ? { kind: 'step-up-wanted', url, error }
        : { kind: 'redirect-wanted', url, status };
    case 'self_service_flow_replaced':
      if (error.useFlowId === undefined) break;
      return { kind: 'replaced', useFlowId: error.useFlowId, error };
    case undefined:
    default:
      break;
  }
  return readErrorByStatus(error, status, response);
}

function csrfRefused(error: ErrorBody, exchange: AnsweredRequest, { previous, before = [] }: OutcomeContext): Outcome {
  const cause = findCsrfCause(exchange.request, previous, error, exchange.unrecorded);
  return { kind: 'csrf-refused', error, cause, evidence: findCsrfEvidence(exchange, cause, previous, before) };
}

function readErrorByStatus(error: ErrorBody, status: number, response: ReceivedResponse): Outcome {
  const shown = error.continueWith.find(({ action }) => action === 'show_recovery_ui');
  const next = error.useFlowId ?? (shown?.action === 'show_recovery_ui' ? shown.flowId : undefined);
  if (error.id === 'self_service_flow_expired' || status === 410) {
    return { kind: 'expired', ...(next === undefined ? {} : { useFlowId: next }), error };
  }
  // A web hook or a mapper that failed: in native logins and registrations the status is 400, and the code in the body
  // tells.
  if (status < 500 && error.code >= 500) return { kind: 'server-failed', status: error.code, error };
  // A recovery code used or tried too often: a plain 400 that names the new flow. A refusal with an id has another
  // cause.
  if (status === 400 && next !== undefined && error.id === undefined)
    return { kind: 'replaced', useFlowId: next, error };
  // A disabled account is refused with 401 too, and no sign-in would help.
  const disabled = isObject(error.details) && 'identity_id' in error.details;
  if (status === 401 && !disabled) return { kind: 'sign-in-wanted', error };
  // 404 also says that a method is disabled or a provider unknown; the flow itself is there then.
  const ofFlow = error.reason === undefined || /could not be found/i.test(error.reason);
  if (status === 404) return ofFlow ? { kind: 'not-found', error } : { kind: 'refused', status, error };
  if (status === 429) return rateLimited(response, error);
  return status >= 500 ? { kind: 'server-failed', status, error } : { kind: 'refused', status, error };
}

function rateLimited(response: ReceivedResponse, error?: ErrorBody): Outcome {
  const retryAfter = readHeader(response.headers, 'retry-after');
  return { kind: 'rate-limited', ...(retryAfter === undefined ? {} : { retryAfter }), ...(error ? { error } : {}) };
}

function resolve(location: string, requestUrl: string, publicUrl: string): string {
  return URL.parse(location, requestUrl)?.href ?? URL.parse(location, publicUrl)?.href ?? location;
}
