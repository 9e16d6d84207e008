import { describe, expect, it } from 'vitest';
import { findCookieJourney } from '../../../../src/kratos/flow/cookieJourney';
import { findCsrfCause } from '../../../../src/kratos/flow/csrf';
import { findCsrfEvidence } from '../../../../src/kratos/flow/csrfEvidence';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import type { Flow } from '../../../../src/kratos/flow/types';
import type { CsrfCause, CsrfEvidence } from '../../../../src/kratos/flow/outcome.types';
import type { AnsweredRequest, SentRequest } from '../../../../src/kratos/flow/recorded';

const host = 'http://127.0.0.1:4433';
const error = { code: 403, message: '', continueWith: [] };
const base64 = (bytes: readonly number[]): string => btoa(String.fromCharCode(...bytes));
/** The cookie of a jar, and a token that is made for it. */
const cookie = (jar: number): string => base64(Array.from({ length: 32 }, (_, at) => (jar * 37 + at) % 256));
const token = (jar: number, salt = 9): string => {
  const pad = Array.from({ length: 32 }, (_, at) => (salt + at * 3) % 256);
  return base64([...pad, ...pad.map((byte, at) => byte ^ ((jar * 37 + at) % 256))]);
};

const answer = (url: string, status: number, ...cookies: string[]): AnsweredRequest => ({
  request: { method: 'GET', url, headers: [] },
  response: { status, headers: cookies.map((one): [string, string] => ['Set-Cookie', one]), body: '' },
});
const sets = (jar: number, attributes = 'Path=/; HttpOnly; SameSite=Lax'): string =>
  `csrf_token_ab=${cookie(jar)}; ${attributes}; Max-Age=31536000`;
const init = (jar: number, url = `${host}/self-service/login/browser`): AnsweredRequest => answer(url, 200, sets(jar));

const flowWith = (jar: number): Flow => {
  const read = parseFlow('login', {
    id: '11111111-0000-4000-8000-000000000001',
    type: 'browser',
    state: 'choose_method',
    ui: {
      action: `${host}/self-service/login?flow=11111111-0000-4000-8000-000000000001`,
      method: 'POST',
      nodes: [
        {
          type: 'input',
          group: 'default',
          attributes: { name: 'csrf_token', type: 'hidden', value: token(jar), node_type: 'input' },
          messages: [],
          meta: {},
        },
      ],
    },
  });
  if (!read.ok) throw new Error('This is a flow.');
  return read.value;
};

const submit = (body: object, sent?: number, more: SentRequest['headers'] = []): SentRequest => ({
  method: 'POST',
  url: `${host}/self-service/login?flow=11111111-0000-4000-8000-000000000001`,
  headers: [
    ['Content-Type', 'application/json'],
    ...(sent === undefined ? [] : [['Cookie', `a=b; csrf_token_ab=${cookie(sent)}`] as const]),
    ...more,
  ],
  body: JSON.stringify(body),
});

const judge = (
  exchange: AnsweredRequest,
  begun: number | undefined,
  before: readonly AnsweredRequest[],
): CsrfEvidence & { readonly cause: CsrfCause } => {
  const previous = begun === undefined ? undefined : flowWith(begun);
  const cause = findCsrfCause(exchange.request, previous, error, exchange.unrecorded);
  return { cause, ...findCsrfEvidence(exchange, cause, previous, before) };
};
const begin = { kind: 'answer', method: 'GET', path: '/self-service/login/browser', status: 200 };

describe('what is compared when a request is refused for CSRF', () => {
  it('a cookie that the favicon has replaced', () => {
    const before = [init(1), answer(`${host}/favicon.ico`, 404, sets(2))];
    const favicon = { kind: 'answer', method: 'GET', path: '/favicon.ico', status: 404 };
    expect(judge({ request: submit({ csrf_token: token(1) }, 2) }, 1, before)).toEqual({
      cause: 'cookie-lost',
      cookie: favicon,
      token: begin,
      begun: begin,
      jar: favicon,
      wrong: 'cookie',
    });
  });

  it('a body without the token', () => {
    expect(judge({ request: submit({}, 1) }, 1, [init(1)])).toMatchObject({
      cause: 'no-token',
      cookie: begin,
      token: { kind: 'none' },
      wrong: 'token',
    });
  });

  it('the token of another client', () => {
    expect(judge({ request: submit({ csrf_token: token(7) }, 1) }, 1, [init(1)])).toMatchObject({
      cause: 'token-of-another-client',
      cookie: begin,
      token: { kind: 'elsewhere' },
      wrong: 'token',
    });
  });

  it('no cookie, since the flow began at another name of the server', () => {
    const before = [init(1, 'http://localhost:4433/self-service/login/browser')];
    const judged = judge({ request: submit({ csrf_token: token(1) }) }, 1, before);
    expect(judged).toMatchObject({ cause: 'no-cookie', cookie: { kind: 'none' }, token: begin, jar: begin });
    expect(judged.trouble).toEqual({
      kind: 'other-host',
      name: 'csrf_token_ab',
      attributes: 'Path=/; HttpOnly; SameSite=Lax',
      host: 'localhost',
      asked: submit({}).url,
    });
  });

  it('a cookie or a body that was not recorded, of which nothing is said', () => {
    const lost = { request: submit({ csrf_token: token(1) }), unrecorded: ['cookies'] };
    expect(judge(lost, 1, [])).toMatchObject({ cause: 'unknown', cookie: { kind: 'unrecorded' } });
    const { method, url, headers } = submit({}, 1);
    const empty = { request: { method, url, headers }, unrecorded: ['request-body'] };
    expect(judge(empty, 1, [init(1)])).toMatchObject({ cause: 'unknown', token: { kind: 'unrecorded' } });
  });

  it('masked values, which are compared with nothing', () => {
    const masked = submit({ csrf_token: '[redacted]' }, undefined, [['Cookie', 'csrf_token_ab=[redacted]']]);
    expect(judge({ request: masked }, undefined, [])).toMatchObject({
      cause: 'unknown',
      cookie: { kind: 'unreadable' },
      token: { kind: 'unreadable' },
    });
  });
});

describe('why a cookie stayed at home', () => {
  const browser = ['User-Agent', 'Mozilla/5.0'] as const;
  const to = (url: string, ...headers: (readonly [string, string])[]): SentRequest => ({
    method: 'POST',
    url,
    headers,
  });
  it.each([
    ['secure', 'Path=/; Secure', 'http://id.example.com/x', to('http://id.example.com/y', browser)],
    ['secure', 'Path=/; Secure', 'https://id.example.com/x', to('http://id.example.com/y', browser)],
    ['withheld', 'Path=/; Secure', `${host}/x`, to(`${host}/y`)],
    [undefined, 'Path=/; Secure', `${host}/x`, to(`${host}/y`, browser)],
    ['domain', 'Domain=example.org', 'https://id.example.com/x', to('https://id.example.com/y')],
    ['other-host', 'Path=/', 'https://id.example.com/x', to('https://www.example.com/y')],
    [undefined, 'Domain=example.com', 'https://id.example.com/x', to('https://www.example.com/y')],
    ['path', 'Path=/kratos', `${host}/kratos/x`, to(`${host}/y`)],
    ['needs-secure', 'SameSite=None', `${host}/x`, to(`${host}/y`)],
    ['same-site', 'SameSite=Lax', `${host}/x`, to(`${host}/y`, browser, ['Sec-Fetch-Site', 'cross-site'])],
    [undefined, 'SameSite=Lax', `${host}/x`, to(`${host}/y`, browser, ['Sec-Fetch-Site', 'same-site'])],
    [
      undefined,
      'SameSite=None; Secure',
      'https://a.example/x',
      to('https://a.example/y', ['Sec-Fetch-Site', 'cross-site']),
    ],
  ])('%s: %s', (kind, attributes, from, request) => {
    expect(findCookieJourney(`csrf_token_ab=x; ${attributes}`, from, request)?.kind).toBe(kind);
  });
});
