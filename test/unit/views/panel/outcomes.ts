import type { CsrfCause, ErrorBody, Failure, Outcome } from '../../../../src/kratos/flow/outcome.types';
import type { Identity, Session } from '../../../../src/kratos/flow/types';
import { error as errorMessage, makeFlow, passwordLogin } from '../../kratos/flow/makeFlow';

export const identity: Identity = {
  id: 'i1',
  schemaId: 'default',
  traits: { email: 'alice@example.com' },
  verifiableAddresses: [],
  recoveryAddresses: [],
};

export const session: Session = {
  id: '9a3e0000-0000-4000-8000-000000000001',
  active: true,
  aal: 'aal1',
  methods: [{ method: 'password', aal: 'aal1', completedAt: '2026-11-22T11:59:00Z' }],
  expiresAt: '2026-11-23T12:00:00Z',
  identity,
  devices: [],
};

export function errorBody(code: number, id?: string, fields: Partial<ErrorBody> = {}): ErrorBody {
  return {
    code,
    message: 'It was refused.',
    reason: 'Because of this.',
    continueWith: [],
    ...(id === undefined ? {} : { id }),
    ...fields,
  };
}

const failures: readonly Failure[] = [
  { kind: 'refused', host: '127.0.0.1:4433' },
  { kind: 'dns', host: 'kratos.invalid' },
  { kind: 'tls', host: 'kratos.test', reason: 'self-signed certificate' },
  { kind: 'timeout', afterMs: 30_000 },
  { kind: 'reset', receivedBytes: 0 },
  { kind: 'reset', receivedBytes: 12 },
  { kind: 'cancelled' },
  { kind: 'too-large', limitBytes: 10_000_000, size: 20_000_000 },
  { kind: 'invalid-url', url: 'nonsense' },
  { kind: 'other', reason: 'EPROTO' },
];
const causes: readonly CsrfCause[] = [
  'no-cookie',
  'cookie-dropped',
  'cookie-of-another-server',
  'no-token',
  'empty-token',
  'token-of-another-client',
  'flow-of-another-client',
  'cookie-lost',
  'unknown',
];
const shapes = ['html', 'truncated', 'json', 'empty', 'shape'] as const;

const flow = makeFlow({ nodes: passwordLogin });
const settings = makeFlow({ flowType: 'settings', state: 'success', nodes: passwordLogin, identity });
const passed = makeFlow({ flowType: 'verification', state: 'passed_challenge' });

/** Outcomes that are told as done, by name. */
export const goodOutcomes: Readonly<Record<string, Outcome>> = {
  'signed-in': { kind: 'signed-in', session, continueWith: [] },
  'signed-in without identity': {
    kind: 'signed-in',
    session: withoutIdentity(session),
    sessionToken: 'ory_st_x',
    continueWith: [],
  },
  registered: { kind: 'registered', identity, session, continueWith: [] },
  'registered without session': { kind: 'registered', identity, continueWith: [] },
  saved: { kind: 'saved', flow: settings, continueWith: [] },
  'passed verification': { kind: 'passed', flow: passed, continueWith: [] },
  'passed recovery': {
    kind: 'passed',
    flow: makeFlow({ flowType: 'recovery', state: 'passed_challenge' }),
    continueWith: [{ action: 'show_settings_ui', flowId: 'f2' }],
  },
  'signed-out': { kind: 'signed-out' },
};

/** Outcomes after which the form speaks for itself, by name. */
export const plainOutcomes: Readonly<Record<string, Outcome>> = {
  started: { kind: 'started', flow },
  redisplayed: { kind: 'redisplayed', flow, news: [errorMessage(4000006)] },
  advanced: { kind: 'advanced', flow, news: [] },
};

/** Outcomes that are told as a problem, by name. */
export const badOutcomes: Readonly<Record<string, Outcome>> = {
  'redirect to another server': { kind: 'redirect-wanted', url: 'https://accounts.example.com/o/oauth2', status: 422 },
  'redirect to a flow of this server': {
    kind: 'redirect-wanted',
    url: 'http://127.0.0.1:4433/self-service/recovery/flows?id=7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a002',
    status: 303,
  },
  'redirect to a flow at a page of the UI': {
    kind: 'redirect-wanted',
    url: 'http://127.0.0.1:4455/settings?flow=7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a002',
    status: 422,
  },
  'redirect to a script': { kind: 'redirect-wanted', url: 'javascript:alert(1)', status: 303 },
  'step-up-wanted': { kind: 'step-up-wanted', error: errorBody(403, 'session_aal2_required') },
  'step-up-wanted by redirect': {
    kind: 'step-up-wanted',
    url: 'http://127.0.0.1:4433/self-service/login/browser?aal=aal2',
  },
  'refresh-wanted': { kind: 'refresh-wanted', error: errorBody(403, 'session_refresh_required') },
  'refresh-wanted by redirect': {
    kind: 'refresh-wanted',
    url: 'http://127.0.0.1:4433/self-service/login/browser?refresh=true',
  },
  'sign-in-wanted': { kind: 'sign-in-wanted', error: errorBody(401, 'session_inactive') },
  'sign-in-wanted for aal2': { kind: 'sign-in-wanted', error: errorBody(401, 'session_aal1_required') },
  'sign-in-wanted without id': { kind: 'sign-in-wanted', error: errorBody(401) },
  'already-signed-in': { kind: 'already-signed-in', error: errorBody(400, 'session_already_available') },
  expired: { kind: 'expired', error: errorBody(410, 'self_service_flow_expired') },
  'expired, with a new flow': { kind: 'expired', useFlowId: 'f2', error: errorBody(410, 'self_service_flow_expired') },
  replaced: { kind: 'replaced', useFlowId: 'f2', error: errorBody(410, 'self_service_flow_replaced') },
  'replaced by redirect': { kind: 'replaced', useFlowId: 'f2' },
  'not-found': { kind: 'not-found', error: errorBody(404) },
  'not-found without body': { kind: 'not-found' },
  'rate-limited': { kind: 'rate-limited' },
  'rate-limited for a while': { kind: 'rate-limited', retryAfter: '30', error: errorBody(429) },
  refused: { kind: 'refused', status: 400, error: errorBody(400, 'self_service_flow_disabled') },
  'refused without id': { kind: 'refused', status: 400, error: errorBody(400) },
  'refused without words': { kind: 'refused', status: 403, error: { code: 403, message: '', continueWith: [] } },
  'refused until verified': {
    kind: 'refused',
    status: 403,
    error: errorBody(403, 'session_verified_address_required', {
      continueWith: [{ action: 'show_verification_ui', flowId: 'f2', address: 'alice@example.com' }],
    }),
  },
  'server-failed': { kind: 'server-failed', status: 500, error: errorBody(500) },
  'server-failed without body': { kind: 'server-failed', status: 502 },
  ...Object.fromEntries(
    causes.map((cause) => [
      `csrf-refused, ${cause}`,
      { kind: 'csrf-refused', cause, error: errorBody(403, 'security_csrf_violation') },
    ]),
  ),
  ...Object.fromEntries(
    shapes.map((reason) => [
      `not-kratos, ${reason}`,
      { kind: 'not-kratos', status: 200, contentType: 'text/html', reason },
    ]),
  ),
  ...Object.fromEntries(
    failures.map((failure) => [`unreachable, ${JSON.stringify(failure)}`, { kind: 'unreachable', failure }]),
  ),
};

function withoutIdentity(full: Session): Session {
  const { id, active, aal, methods, devices } = full;
  return { id, active, aal, methods, devices };
}
