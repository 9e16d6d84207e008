import { expect, it } from 'vitest';
import type { Exchange } from '../../../../src/kratos/exchange/types';
import { explainAdminTrouble } from '../../../../src/kratos/admin/adminTrouble';

interface Seen {
  readonly status: number;
  readonly body?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly key?: string;
  readonly url?: string;
}

const list = 'http://kratos:4434/admin/identities?page_size=50';

function explain({ status, body = '', headers = [], key, url = list }: Seen): ReturnType<typeof explainAdminTrouble> {
  const sent = key === undefined ? [] : [['Authorization', `Bearer ${key}`]];
  return explainAdminTrouble(
    {
      id: '1',
      startedAt: 0,
      request: { method: 'GET', url, headers: sent, body: '' },
      response: { status, statusText: '', headers, body },
    } as unknown as Exchange,
    'The answer is not a list.',
  );
}

const refused = '{"error":{"code":401,"message":"Access credentials are invalid"}}';

it.each([
  [undefined, 'wants an API key. Ory Network wants one of the project (ory_pat_…).'],
  ['ory_st_abc', 'is the session token of one person (ory_st_…). The admin API wants a key of the project (ory_pat_…)'],
  ['ory_wak_abc', 'is that of a workspace (ory_wak_…), which has to be the one that the project belongs to'],
  ['ory_pat_abc', 'belongs to another project, or was deleted'],
  ['our-gateway', 'has to allow reading and changing identities'],
])('says which key a front wants, by the one it refused: %s', (key, todo) => {
  for (const status of [401, 403]) {
    const trouble = explain({ status, body: refused, ...(key !== undefined && { key }) });
    expect(trouble.what).toBe(`HTTP ${status}: Access credentials are invalid`);
    expect(trouble.todo).toContain(todo);
    expect(JSON.stringify(trouble)).not.toContain('abc');
  }
});

const moved = (location: string, url?: string): ReturnType<typeof explain> =>
  explain({ status: 307, body: '<a href="">x</a>', headers: [['Location', location]], ...(url && { url }) });

it('leads from the public side of Kratos to the admin side that it names', () => {
  const trouble = moved('http://127.0.0.1:4434/admin/identities', 'http://127.0.0.1:4433/admin/identities');
  expect(trouble.what).toBe(
    'The admin URL leads to the public side of Kratos, which sends on to http://127.0.0.1:4434.',
  );
  expect(trouble.todo).toContain('make http://127.0.0.1:4434 its admin URL');
  const behind = moved('https://id.example/kratos/admin/identities', 'http://id.example/kratos/admin/identities');
  expect(behind.what).toBe('The admin URL sends on to https://id.example/kratos.');
  const signIn = moved('https://sso.example/login?to=x');
  expect(signIn.what).toBe('The admin URL sends on to https://sso.example, where no admin API of Kratos is.');
  expect(signIn.todo).toContain('its admin URL has to lead to Kratos’s own admin API');
});

it.each([
  [{ status: 200, body: '<!doctype html><p>Sign in' }, 'its admin URL has to lead to'],
  [{ status: 200, body: '{"hello":"world"}' }, 'its admin URL has to lead to'],
  [{ status: 404, body: '404 page not found' }, 'its admin URL has to lead to'],
  [{ status: 404, body: '{"error":{"message":"Not here"}}' }, 'its admin URL has to lead to'],
  [{ status: 502, body: '<html>Bad gateway' }, 'read its log'],
  [{ status: 429, body: '{"error":{"message":"Slow down"}}' }, 'ask again'],
])('says where else to look: %o', (seen, todo) => {
  expect(explain(seen).todo).toContain(todo);
});

it('says of one thing that is gone that it is, and leaves what the server says of itself as it is', () => {
  const url = 'http://kratos:4434/admin/identities/9f425a8d-7efc-4768-8f23-7647a74fdf13';
  const gone = '{"error":{"code":404,"message":"Unable to locate the resource"}}';
  expect(explain({ status: 404, body: gone, url }).todo).toContain('It was deleted meanwhile');
  const off = '{"error":{"code":404,"message":"This endpoint was disabled by system administrator"}}';
  expect(explain({ status: 404, body: off, url: 'http://kratos:4434/admin/recovery/link' }).todo).toBeUndefined();
  const malformed = '{"error":{"code":400,"reason":"Invalid UUID"}}';
  expect(explain({ status: 400, body: malformed })).toEqual({ what: 'HTTP 400: Invalid UUID' });
});
