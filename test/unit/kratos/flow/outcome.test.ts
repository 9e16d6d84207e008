import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSpoilt, newMessages, readOutcome, type OutcomeContext } from '../../../../src/kratos/flow/outcome';
import type { SentRequest } from '../../../../src/kratos/flow/recorded';
import type { Outcome } from '../../../../src/kratos/flow/outcome.types';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { flowTypes, type Flow } from '../../../../src/kratos/flow/types';
import { error, info, input, makeFlow, passwordLogin } from './makeFlow';

const publicUrl = 'http://127.0.0.1:4433';
const submitting: OutcomeContext = { flowType: 'login', client: 'browser', step: 'submit', publicUrl };
const request = {
  method: 'POST',
  url: `${publicUrl}/self-service/login?flow=x`,
  headers: [['Content-Type', 'application/json']] as const,
};

function read(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
  context: Partial<OutcomeContext> = {},
): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readOutcome(
    { request, response: { status, headers: Object.entries(headers), body: text } },
    { ...submitting, ...context },
  );
}

const errorBody = (id: string | undefined, fields: object = {}, error: object = {}): object => ({
  error: { ...(id === undefined ? {} : { id }), code: 400, message: 'm', ...error },
  ...fields,
});

/** A flow as the server would send it. */
function wire(flow: Flow): object {
  return {
    id: flow.id,
    type: flow.client === 'native' ? 'api' : flow.client,
    state: flow.state,
    active: flow.active,
    ui: {
      action: flow.action,
      method: flow.method,
      messages: flow.messages,
      nodes: flow.nodes.map((node) => ({
        type: node.type,
        group: node.group,
        attributes: node.type === 'input' ? { name: node.name, type: node.inputType, value: node.value } : {},
        messages: node.messages,
        meta: {},
      })),
    },
  };
}

describe('readOutcome', () => {
  it('names the errors that Kratos gives an id', () => {
    expect(read(403, errorBody('session_aal2_required', { redirect_browser_to: 'http://x/' }))).toMatchObject({
      kind: 'step-up-wanted',
      url: 'http://x/',
    });
    expect(read(403, errorBody('session_refresh_required')).kind).toBe('refresh-wanted');
    expect(read(400, errorBody('session_already_available')).kind).toBe('already-signed-in');
    expect(read(401, errorBody('session_inactive')).kind).toBe('sign-in-wanted');
    expect(read(401, errorBody('session_aal1_required')).kind).toBe('sign-in-wanted');
    expect(read(410, errorBody('self_service_flow_expired', { use_flow_id: 'n' }))).toMatchObject({
      kind: 'expired',
      useFlowId: 'n',
    });
    expect(read(410, errorBody('self_service_flow_replaced', { use_flow_id: 'n' }))).toMatchObject({
      kind: 'replaced',
      useFlowId: 'n',
    });
    expect(read(400, errorBody('self_service_flow_disabled')).kind).toBe('refused');
    expect(read(400, errorBody('an_id_of_the_future'))).toMatchObject({
      kind: 'refused',
      error: { id: 'an_id_of_the_future' },
    });
  });

  it('goes by the status where there is no id', () => {
    expect(read(401, errorBody(undefined)).kind).toBe('sign-in-wanted');
    expect(read(401, errorBody(undefined, {}, { details: { identity_id: 'x' } })).kind).toBe('refused');
    expect(read(404, errorBody(undefined)).kind).toBe('not-found');
    expect(read(404, errorBody(undefined, {}, { reason: 'This method was switched off.' })).kind).toBe('refused');
    expect(read(410, errorBody(undefined)).kind).toBe('expired');
    expect(read(429, errorBody(undefined), { 'Retry-After': '7' })).toMatchObject({
      kind: 'rate-limited',
      retryAfter: '7',
    });
    expect(read(500, errorBody('invalid_configuration'))).toMatchObject({
      kind: 'server-failed',
      status: 500,
      error: { id: 'invalid_configuration' },
    });
  });

  it('takes the failure of a hook or mapper for a fault of the server, also where the status is 400', () => {
    const body = { error: { code: 500, status: 'Internal Server Error', message: 'jsonnetsecure: ERROR: …' } };
    expect(read(400, body, {}, { client: 'native' })).toMatchObject({ kind: 'server-failed', status: 500 });
    // A code below 500 says nothing else than the status.
    expect(read(403, errorBody('session_verified_address_required')).kind).toBe('refused');
  });

  it('takes a disabled identity for what it is, although a new flow is named', () => {
    const details = { continue_with: [{ action: 'show_recovery_ui', flow: { id: 'n', url: 'http://x/' } }] };
    expect(read(400, errorBody(undefined, {}, { details }))).toMatchObject({ kind: 'replaced', useFlowId: 'n' });
    expect(read(400, errorBody('identity_disabled', {}, { details })).kind).toBe('refused');
  });

  it('hears a hook that refuses a login before it begins: an error and a flow that does not exist, in one body', () => {
    const refused = wire(makeFlow({ nodes: [input('default', 'traits.email', 'text', { messages: [error(1234)] })] }));
    const unknown = errorBody(undefined, {}, { code: 404, message: 'Unable to locate the resource' });
    const both = `${JSON.stringify(unknown)}\n${JSON.stringify(refused)}\n`;
    expect(read(404, both, { 'Content-Type': 'application/json' }, { step: 'start' })).toMatchObject({
      kind: 'refused',
      status: 404,
      error: { message: 'Unable to locate the resource' },
      messages: [{ id: 1234 }],
    });
    expect(read(404, `${JSON.stringify(unknown)}\n`).kind).toBe('not-found');
    expect(read(404, `${JSON.stringify(unknown)}\nnot JSON`)).toMatchObject({ kind: 'not-found' });
  });

  it('takes no refusal without an error message for a step forward', () => {
    const previous = makeFlow({ nodes: passwordLogin });
    const same = (changes: Partial<Flow>): Outcome =>
      read(400, wire(makeFlow({ nodes: passwordLogin, active: 'password', ...changes })), {}, { previous });
    expect(same({})).toMatchObject({ kind: 'redisplayed', news: [] });
    expect(same({ messages: [info('no', 1234)] })).toMatchObject({ kind: 'redisplayed', news: [{ id: 1234 }] });
    expect(same({ messages: [info('sent', 1_010_014)] }).kind).toBe('advanced');
    const made = input('default', 'traits.email', 'text', { messages: [info('no', 1234)] });
    expect(same({ nodes: [...passwordLogin, made] }).kind).toBe('redisplayed');
    expect(same({ state: 'sent_email' }).kind).toBe('advanced');
    expect(same({ nodes: [...passwordLogin, input('code', 'code', 'text')] }).kind).toBe('advanced');
  });

  it('tells a step-up among the redirects', () => {
    const to = (url: string): Outcome =>
      read(422, errorBody('browser_location_change_required', { redirect_browser_to: url }));
    expect(to(`${publicUrl}/self-service/login/browser?aal=aal2&return_to=x`)).toMatchObject({
      kind: 'step-up-wanted',
    });
    expect(to('https://github.com/login/oauth?aal=aal2')).toEqual({
      kind: 'redirect-wanted',
      url: 'https://github.com/login/oauth?aal=aal2',
      status: 422,
    });
    expect(read(303, '', { Location: '/self-service/login/browser?aal=aal2' })).toMatchObject({
      kind: 'step-up-wanted',
      url: `${publicUrl}/self-service/login/browser?aal=aal2`,
    });
    expect(read(303, '<a href>', { location: 'http://ui/login?flow=x' })).toEqual({
      kind: 'redirect-wanted',
      url: 'http://ui/login?flow=x',
      status: 303,
    });
  });

  it.each(['login?flow=x', 'login/flows?id=b', 'login/browser?aal=aal2', 'login/browser?refresh=true'])(
    'wants nothing more by a redirect that leads back, or to the same by https: %s',
    (path) => {
      const url = `${publicUrl}/self-service/${path}`;
      for (const location of [`/self-service/${path}`, url, url.replace('http:', 'https:')]) {
        const response = { status: 302, headers: [['Location', location]] as const, body: '' };
        const context = { ...submitting, flowType: 'settings' } as const;
        expect(readOutcome({ request: { ...request, url }, response }, context)).toEqual({
          kind: 'not-kratos',
          status: 302,
          contentType: '',
          reason: 'circle',
        });
      }
    },
  );

  it('says of an answer that no Kratos gives what it is', () => {
    const reason = (...args: Parameters<typeof read>): string => {
      const outcome = read(...args);
      return outcome.kind === 'not-kratos' ? outcome.reason : outcome.kind;
    };
    expect(reason(200, '<!DOCTYPE html><title>Sign in</title>', { 'content-type': 'text/html' })).toBe('html');
    expect(reason(404, '<html>nothing here</html>')).toBe('html');
    expect(reason(200, '')).toBe('empty');
    expect(reason(200, '{"id": "7", "ui": {"nodes": [', {})).toBe('truncated');
    expect(reason(200, '{"a": "b', {})).toBe('truncated');
    expect(reason(200, '{"a": 1', { 'Content-Length': '900' })).toBe('truncated');
    expect(reason(200, '', { 'content-length': '12' })).toBe('truncated');
    expect(reason(200, '{"a": nonsense}', {})).toBe('json');
    expect(reason(200, 'hello')).toBe('json');
    expect(reason(200, '[]')).toBe('shape');
    expect(reason(200, 'null')).toBe('shape');
    expect(reason(404, '404 page not found\n')).toBe('not-found');
    expect(reason(502, '<html>Bad gateway</html>')).toBe('server-failed');
    expect(reason(429, 'slow down')).toBe('rate-limited');
  });

  it('passes on why no answer came', () => {
    expect(readOutcome({ request, failure: { kind: 'cancelled' } }, submitting)).toEqual({
      kind: 'unreachable',
      failure: { kind: 'cancelled' },
    });
    expect(readOutcome({ request }, submitting)).toMatchObject({ kind: 'unreachable', failure: { kind: 'reset' } });
  });

  it('knows a login and a registration by their bodies', () => {
    const session = { id: 's', active: true, identity: null, authenticator_assurance_level: 'aal1' };
    expect(read(200, { session, session_token: 'ory_st_x', continue_with: null })).toEqual({
      kind: 'signed-in',
      session: { id: 's', active: true, aal: 'aal1', methods: [], devices: [] },
      sessionToken: 'ory_st_x',
      continueWith: [],
    });
    expect(read(200, { identity: { id: 'i', traits: {} } }, {}, { flowType: 'registration' })).toMatchObject({
      kind: 'registered',
      identity: { id: 'i' },
    });
    expect(read(204, '', {}, {})).toMatchObject({ kind: 'not-kratos', reason: 'empty' });
    const logout = { ...request, method: 'GET', url: `${publicUrl}/self-service/logout?token=x` };
    expect(readOutcome({ request: logout, response: { status: 204, headers: [], body: '' } }, submitting).kind).toBe(
      'signed-out',
    );
  });

  it('never throws: any status, any bytes, any headers', () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((text) => text.slice(0, text.length / 2)),
      fc.constantFrom(
        '{"error":{}}',
        '{"id":"x","ui":{}}',
        '{"session":{"id":"s"}}',
        '{"error":{"id":"browser_location_change_required"}}',
      ),
    );
    const headers = fc.array(
      fc.tuple(fc.constantFrom('Location', 'content-length', 'Content-Type', 'cookie', 'x'), fc.string()),
    );
    const context = fc.record({
      flowType: fc.constantFrom(...flowTypes),
      client: fc.constantFrom('browser', 'native' as const),
      step: fc.constantFrom('start', 'fetch', 'submit' as const),
      publicUrl: fc.constantFrom(publicUrl, 'nonsense'),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        body,
        headers,
        headers,
        fc.string(),
        context,
        (status, text, sent, received, url, ctx) => {
          const exchange = {
            request: { method: 'POST', url, headers: sent, body: text },
            response: { status, headers: received, body: text },
          };
          expect(readOutcome(exchange, { ...ctx, previous: makeFlow() }).kind).toBeTypeOf('string');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the meaning of a flow that came back', () => {
  const fields = [input('default', 'identifier', 'text'), input('password', 'password', 'password')];
  const previous = makeFlow({ nodes: fields });
  const judge = (status: number, flow: Partial<Flow>, before: Flow = previous): Outcome => {
    const next = { ...before, ...flow };
    return read(status, wire(next), {}, { flowType: before.flowType, previous: before });
  };

  it('is a redisplay for an error, twice the same one too', () => {
    const refused = judge(400, { messages: [error(4_000_006)] });
    expect(refused).toMatchObject({ kind: 'redisplayed', news: [{ id: 4_000_006 }] });
    const again = judge(400, {}, { ...previous, messages: [error(4_000_006)] });
    expect(again).toMatchObject({ kind: 'redisplayed', news: [{ id: 4_000_006 }] });
  });

  it('is a step forward for a sent code, an identifier taken, a resend', () => {
    expect(judge(400, { state: 'sent_email', messages: [info('sent', 1_010_014)] }).kind).toBe('advanced');
    expect(
      judge(400, { active: 'identifier_first', nodes: [input('identifier_first', 'identifier', 'hidden')] }),
    ).toMatchObject({ kind: 'advanced', news: [] });
    const sent = { ...previous, state: 'sent_email', messages: [info('sent', 1_010_014)] };
    expect(judge(400, {}, sent).kind).toBe('advanced');
  });

  it('is a redisplay when nothing changed and nothing was said', () => {
    expect(judge(400, { nodes: [...fields].reverse() })).toMatchObject({ kind: 'redisplayed', news: [] });
  });

  it('judges recovery by what is new', () => {
    const sent = makeFlow({
      flowType: 'recovery',
      state: 'sent_email',
      active: 'code',
      messages: [info('sent', 1_060_003)],
    });
    expect(judge(200, { messages: [error(4_060_006)] }, sent).kind).toBe('redisplayed');
    expect(judge(200, { state: 'passed_challenge', messages: [] }, sent).kind).toBe('passed');
    const passed = { ...sent, state: 'passed_challenge', messages: [] };
    expect(judge(200, { messages: [error(4_060_006)] }, passed).kind).toBe('redisplayed');
  });

  it('judges settings by status and news: success sticks', () => {
    const open = makeFlow({ flowType: 'settings', state: 'show_form' });
    const done = { ...open, state: 'success', messages: [{ id: 1_050_001, text: 'saved', type: 'success' }] };
    expect(judge(200, done, open).kind).toBe('saved');
    expect(judge(200, {}, done).kind).toBe('saved');
    const refused = judge(
      400,
      { nodes: [input('password', 'password', 'password', { messages: [error(4_000_032)] })] },
      done,
    );
    expect(refused).toMatchObject({ kind: 'redisplayed', news: [{ id: 4_000_032 }] });
    expect(judge(200, { state: 'show_form', messages: [] }, done).kind).toBe('advanced');
  });

  it('is only started for a start or a fetch', () => {
    const flow = wire(makeFlow({ messages: [error(4_010_001)] }));
    expect(read(200, flow, {}, { step: 'fetch' }).kind).toBe('started');
  });
});

describe('isSpoilt and newMessages', () => {
  it('knows a flow that a submit without method spoilt', () => {
    expect(isSpoilt(makeFlow({ flowType: 'recovery', active: 'default' }))).toBe(true);
    expect(isSpoilt(makeFlow({ flowType: 'recovery', active: 'code' }))).toBe(false);
    expect(isSpoilt(makeFlow({ flowType: 'login', active: 'default' }))).toBe(false);
  });

  it('takes old messages off, one for one and place by place', () => {
    const one = makeFlow({ messages: [error(4_010_006)] });
    const two = makeFlow({ messages: [error(4_010_006), error(4_010_006)] });
    expect(newMessages(undefined, one)).toEqual([error(4_010_006)]);
    expect(newMessages(one, two)).toEqual([error(4_010_006)]);
    const onField = makeFlow({ nodes: [input('totp', 'totp_code', 'text', { messages: [error(4_010_006)] })] });
    expect(newMessages(one, onField)).toEqual([error(4_010_006)]);
  });
});

describe('the cause of a CSRF refusal', () => {
  const cookie = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
  const token = (fill: number, key = 7): string =>
    Buffer.concat([Buffer.alloc(32, key), Buffer.alloc(32, key ^ fill)]).toString('base64');
  const flow = makeFlow({ nodes: [input('default', 'csrf_token', 'hidden', { value: token(1) })] });

  function cause(headers: [string, string][], body: string, contentType = 'application/json', method = 'POST'): string {
    const sent = { method, url: request.url, headers: [...headers, ['Content-Type', contentType] as const], body };
    return causeOf(sent, {});
  }
  function causeOf(sent: SentRequest, details: object): string {
    const refusal = errorBody('security_csrf_violation', {}, { details });
    const response = { status: 403, headers: [], body: JSON.stringify(refusal) };
    const outcome = readOutcome({ request: sent, response }, { ...submitting, previous: flow });
    return outcome.kind === 'csrf-refused' ? outcome.cause : outcome.kind;
  }
  it('is another client, where a flow is asked for that was never seen here', () => {
    const url = 'http://127.0.0.1:4433/self-service/login/flows?id=1';
    const response = { status: 403, headers: [], body: JSON.stringify(errorBody('security_csrf_violation')) };
    for (const headers of [[], jar(1)])
      expect(
        readOutcome({ request: { method: 'GET', url, headers }, response }, { ...submitting, step: 'fetch' }),
      ).toMatchObject({ kind: 'csrf-refused', cause: 'flow-of-another-client' });
  });

  const jar = (fill: number): [string, string][] => [['Cookie', `a=b; csrf_token_82b1=${cookie(fill)}`]];
  const body = (value: string): string => JSON.stringify({ csrf_token: value });

  it('is read from the request that was sent', () => {
    expect(cause([], body(token(1)))).toBe('no-cookie');
    expect(cause([['cookie', 'ory_kratos_session=x']], body(token(1)))).toBe('no-cookie');
    expect(cause(jar(1), '{}')).toBe('no-token');
    expect(cause(jar(1), body(''))).toBe('empty-token');
    expect(cause(jar(1), 'method=password', 'application/x-www-form-urlencoded')).toBe('no-token');
    expect(cause(jar(1), `csrf_token=${encodeURIComponent(token(1))}`, 'application/x-www-form-urlencoded')).toBe(
      'unknown',
    );
    expect(cause(jar(2), body(token(1)))).toBe('cookie-lost');
    expect(cause([['Cookie', `csrf_token_82b1=${cookie(2)}; csrf_token_93c2=${cookie(1)}`]], body(token(1)))).toBe(
      'unknown',
    );
    expect(cause(jar(2), body(token(1, 9)))).toBe('cookie-lost');
    expect(cause(jar(2), body(token(3)))).toBe('token-of-another-client');
    expect(cause(jar(2), body('AAAA'))).toBe('token-of-another-client');
    expect(cause(jar(1), '', 'application/json', 'GET')).toBe('cookie-lost');
    expect(cause([['cookie', 'csrf_token_82b1=••••']], body(token(1)))).toBe('unknown');
  });

  it('is what the server says that it missed, where it says so', () => {
    const noCookie = { reject_reason: 'The HTTP Cookie Header is empty or not set.' };
    const otherCookie = {
      reject_reason: 'The HTTP Cookie Header was set but did not include the anti-CSRF cookie.',
    };
    const noMatch = {
      reject_reason: 'The HTTP Cookie Header was set and a CSRF token was sent but they do not match.',
    };
    const noToken = {
      hint: 'The anti-CSRF cookie was found but the CSRF token was not included in the HTTP request body (csrf_token) nor in the HTTP Header (X-CSRF-Token).',
    };
    const sent = (headers: [string, string][], fields: object): SentRequest => ({
      method: 'POST',
      url: request.url,
      headers: [...headers, ['Content-Type', 'application/json']],
      body: JSON.stringify(fields),
    });
    const whole = { csrf_token: token(1) };
    expect(causeOf(sent([], whole), noCookie)).toBe('no-cookie');
    expect(causeOf(sent(jar(1), whole), noCookie)).toBe('cookie-dropped');
    expect(causeOf(sent([['cookie', 'theme=dark']], whole), otherCookie)).toBe('no-cookie');
    expect(causeOf(sent(jar(1), whole), otherCookie)).toBe('cookie-of-another-server');
    expect(causeOf(sent(jar(1), {}), noToken)).toBe('no-token');
    expect(causeOf(sent(jar(1), whole), noToken)).toBe('no-token');
    // v1.3.1 gives both at once, whatever was the matter.
    expect(causeOf(sent(jar(1), whole), { ...noToken, ...noMatch })).toBe('unknown');
    expect(causeOf(sent([], whole), noMatch)).toBe('no-cookie');
    expect(causeOf(sent(jar(1), {}), noMatch)).toBe('no-token');
  });
});

it('parses what it wires', () => {
  expect(parseFlow('login', wire(makeFlow())).ok).toBe(true);
});
