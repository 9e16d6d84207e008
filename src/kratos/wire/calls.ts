import {
  CourierApiAxiosParamCreator,
  FrontendApiAxiosParamCreator,
  IdentityApiAxiosParamCreator,
  MetadataApiAxiosParamCreator,
} from '@ory/client';
import type { CourierMessageStatus } from '@ory/client';
import type { Submission } from '../flow/form/form.types';
import type { ClientKind, FlowParameters, FlowType } from '../flow/types';
import { isUpstream } from '../flow/upstream';
import { accept, callFrom, type Arguments } from './callFrom';
import type { Call } from './types';

/**
 * The calls of the Kratos API, without address and credentials. Paths and queries are made by the vendor's SDK
 * (`@ory/client`), whose builders are asynchronous; `address` turns a call into the request that goes out. Every call
 * says `Accept: application/json`: without it Kratos answers redirects.
 */
const frontend = FrontendApiAxiosParamCreator();
const identities = IdentityApiAxiosParamCreator();
const courier = CourierApiAxiosParamCreator();
const metadata = MetadataApiAxiosParamCreator();

/** What the SDK makes of the same arguments: it takes a tenth of a millisecond each time, with most steps of a flow. */
const made = new Map<string, Promise<Call>>();

function once(what: string, build: () => Promise<Arguments>): Promise<Call> {
  const call = made.get(what) ?? build().then((built) => callFrom('public', built));
  made.set(what, call);
  return call;
}

/**
 * `GET /self-service/<type>/browser|api` with the parameters that are set. A parameter that the SDK does not know for
 * this flow is sent all the same.
 */
export async function startFlow(type: FlowType, client: ClientKind, parameters: FlowParameters = {}): Promise<Call> {
  if (Object.keys(parameters).every(isUpstream))
    return once(`start ${type} ${client}`, () => startArguments(type, client, {}));
  const call = callFrom('public', await startArguments(type, client, parameters));
  const url = new URL(call.target, 'http://kratos');
  // The SDK writes every parameter it is given: `refresh=false` and empty texts mean nothing to the server, an empty
  // login_challenge is even refused.
  for (const [name, value] of [...url.searchParams])
    if (value === '' || value === 'false') url.searchParams.delete(name);
  for (const [name, value] of Object.entries(parameters) as [string, string | boolean | undefined][]) {
    if (value !== undefined && value !== '' && value !== false && !isUpstream(name) && !url.searchParams.has(name))
      url.searchParams.set(name, String(value));
  }
  return { ...call, target: url.pathname + url.search };
}

function startArguments(type: FlowType, client: ClientKind, parameters: FlowParameters): Promise<Arguments> {
  const { refresh, aal, via, organization } = parameters;
  const returnTo = parameters.return_to;
  const challenge = parameters.login_challenge;
  const schema = parameters.identity_schema;
  const exchangeCode = parameters.return_session_token_exchange_code;
  const browser = client === 'browser';
  switch (type) {
    case 'login':
      return browser
        ? frontend.createBrowserLoginFlow(refresh, aal, returnTo, undefined, challenge, organization, via, schema)
        : frontend.createNativeLoginFlow(refresh, aal, undefined, exchangeCode, returnTo, organization, via, schema);
    case 'registration':
      return browser
        ? frontend.createBrowserRegistrationFlow(
            returnTo,
            challenge,
            parameters.after_verification_return_to,
            organization,
            schema,
          )
        : frontend.createNativeRegistrationFlow(exchangeCode, returnTo, organization, schema);
    case 'settings':
      return browser
        ? frontend.createBrowserSettingsFlow(returnTo, undefined, organization)
        : frontend.createNativeSettingsFlow(undefined, organization);
    case 'recovery':
      return browser ? frontend.createBrowserRecoveryFlow(returnTo) : frontend.createNativeRecoveryFlow();
    case 'verification':
      return browser
        ? frontend.createBrowserVerificationFlow(returnTo)
        : frontend.createNativeVerificationFlow(returnTo);
  }
}

/**
 * `GET /self-service/<type>/flows?id=`. For a browser flow it needs the CSRF cookie of the flow's start; settings need
 * the session.
 */
export async function fetchFlow(type: FlowType, id: string): Promise<Call> {
  const call = await once(`fetch ${type}`, () => fetchArguments(type, anyId));
  return { ...call, target: call.target.replace(anyId, encodeURIComponent(id)) };
}

const anyId = 'id-of-the-flow';

function fetchArguments(type: FlowType, id: string): Promise<Arguments> {
  switch (type) {
    case 'login':
      return frontend.getLoginFlow(id);
    case 'registration':
      return frontend.getRegistrationFlow(id);
    case 'settings':
      return frontend.getSettingsFlow(id);
    case 'recovery':
      return frontend.getRecoveryFlow(id);
    case 'verification':
      return frontend.getVerificationFlow(id);
  }
}

/** A submission of a form, to the flow's own `ui.action`. Not asynchronous, so that a preview can follow the typing. */
export function submitFlow(submission: Submission): Call {
  return {
    side: 'public',
    method: submission.method.toUpperCase(),
    target: submission.url,
    headers: [accept, ['Content-Type', submission.contentType]],
    body: submission.body,
  };
}

/** `GET /sessions/whoami`: 200 the session, 401 none, 403 `session_aal2_required`. */
export function whoami(): Promise<Call> {
  return once('whoami', () => frontend.toSession());
}

/**
 * `GET /sessions`: the identity's other active sessions. Pages count from 1; the server's own links are wrong (see
 * `readMySessions`).
 */
export async function mySessions(page: { readonly page: number; readonly size: number }): Promise<Call> {
  return callFrom('public', await frontend.listMySessions(page.size, page.page));
}

/** `DELETE /sessions/{id}`: 204, also for an unknown id; 400 for the current session. */
export async function revokeMySession(id: string): Promise<Call> {
  return callFrom('public', await frontend.disableMySession(id));
}

/** `DELETE /sessions`: every session of the identity but the current one. */
export async function revokeOtherSessions(): Promise<Call> {
  return callFrom('public', await frontend.disableMyOtherSessions());
}

/** `GET /self-service/logout/browser`: 200 `{logout_url, logout_token}`. */
export async function startLogout(): Promise<Call> {
  return callFrom('public', await frontend.createBrowserLogoutFlow());
}

/** `GET /self-service/logout?token=`: 204, the cookies are cleared. */
export async function finishLogout(token: string): Promise<Call> {
  return callFrom('public', await frontend.updateLogoutFlow(token));
}

/** `DELETE /self-service/logout/api` with the session token in the body: 204. */
export async function nativeLogout(token: string): Promise<Call> {
  return callFrom('public', await frontend.performNativeLogout({ session_token: token }));
}

/** Which sessions an administrator asks for. `token` is `SessionPage.next` of the page before. */
export interface SessionQuery {
  readonly size: number;
  readonly token?: string;
  readonly active?: boolean;
  readonly expand?: readonly ('identity' | 'devices')[];
}

/** `GET /admin/sessions`, newest first. */
export async function listSessions(query: SessionQuery): Promise<Call> {
  const expand = query.expand === undefined ? undefined : [...query.expand];
  return callFrom('admin', await identities.listSessions(query.size, query.token, query.active, expand));
}

/** `GET /admin/sessions/{id}` with identity and devices. */
export async function session(id: string): Promise<Call> {
  return callFrom('admin', await identities.getSession(id, ['identity', 'devices']));
}

/** `DELETE /admin/sessions/{id}`: 204. */
export async function revokeSession(id: string): Promise<Call> {
  return callFrom('admin', await identities.disableSession(id));
}

/** `PATCH /admin/sessions/{id}/extend`: 200 with the session, or 204. */
export async function extendSession(id: string): Promise<Call> {
  return callFrom('admin', await identities.extendSession(id));
}

/** Which mails to read; all are optional, ten come by default. */
export interface MessageQuery {
  readonly recipient?: string;
  readonly status?: 'queued' | 'sent' | 'processing' | 'abandoned';
  readonly size?: number;
  readonly token?: string;
}

/** `GET /admin/courier/messages`, newest first. Bodies are readable in dev mode only. */
export async function courierMessages(query: MessageQuery = {}): Promise<Call> {
  const status: CourierMessageStatus | undefined = query.status;
  return callFrom('admin', await courier.listCourierMessages(query.size, query.token, status, query.recipient));
}

/** `GET /admin/courier/messages/{id}`: one message, with each try to send it. */
export async function courierMessage(id: string): Promise<Call> {
  return callFrom('admin', await courier.getCourierMessage(id));
}

/** `GET /self-service/errors?id=`: 200 `{id, error, created_at, …}`, 404 when there is none. It needs no cookie. */
export async function storedError(id: string): Promise<Call> {
  return callFrom('public', await frontend.getFlowError(id));
}

/** Readiness, on the public port. The SDK has no call for it. */
export function ready(): Call {
  return { side: 'public', method: 'GET', target: '/health/ready', headers: [accept] };
}

/** The server's version, told on the admin port only. v1.3.1 redirects the path without `/admin`. */
export async function version(): Promise<Call> {
  const call = callFrom('admin', await metadata.getVersion());
  return { ...call, target: `/admin${call.target}` };
}
