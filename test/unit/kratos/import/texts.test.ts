import { describe, expect, it } from 'vitest';
import { readFetchCall } from '../../../../src/kratos/import/fetchCall';
import { readHttpFile } from '../../../../src/kratos/import/httpFile';
import { readHeader } from '../../../../src/kratos/flow/headers';

const url = 'http://127.0.0.1:4433/self-service/login?flow=ab';

describe('a call of fetch', () => {
  it('is read as somebody wrote it', () => {
    const { seen, missing } = readFetchCall(`
      const res = await fetch(\`${url}\`, {
        method: 'post',
        credentials: "omit",
        headers: new Headers({ 'Content-Type': 'application/json', Accept: 'application/json' }),
        body: JSON.stringify({ method: 'password', identifier: 'alice@' + 'example.com', csrf_token: flow.csrf }),
      }).then((r) => r.json());`);
    expect(seen[0]?.exchange.request).toMatchObject({ method: 'POST', url });
    expect(JSON.parse(seen[0]?.exchange.request.body ?? '')).toEqual({
      method: 'password',
      identifier: 'alice@example.com',
      csrf_token: '{{flow.csrf}}',
    });
    expect(seen[0]?.sender).toBe('script');
    expect(missing).toEqual([
      { kind: 'computed', text: 'flow.csrf' },
      { kind: 'answers', count: 1 },
    ]);
  });

  it('sends a form', () => {
    const { seen } = readFetchCall(
      `fetch("${url}", { method: "POST", body: new URLSearchParams({ csrf_token: "a+b" }) })`,
    );
    expect(seen[0]?.exchange.request.body).toBe('csrf_token=a%2Bb');
  });

  it('that includes cookies shows none of them', () => {
    const { seen, missing } = readFetchCall(`fetch("${url}", { credentials: "include" })`);
    expect(missing).toContainEqual({ kind: 'browser-cookies' });
    expect(seen[0]?.exchange.unrecorded).toEqual(['cookies']);
  });

  it('has an address of its page', () => {
    const { seen } = readFetchCall(`fetch("/self-service/login", { referrer: "https://app.example.com/login" })`);
    expect(seen[0]).toMatchObject({
      exchange: { request: { url: 'https://app.example.com/self-service/login' } },
      page: 'https://app.example.com/login',
    });
  });

  it('is none where it cannot be read', () => {
    expect(readFetchCall('fetch("http://x", {')).toEqual({
      seen: [],
      missing: [{ kind: 'unreadable', text: 'fetch("http://x", {' }],
    });
    expect(readFetchCall('prefetch("x")').seen).toEqual([]);
    expect(readFetchCall('fetch(`'.repeat(2_000)).seen).toEqual([]);
    expect(readFetchCall('fetch("http://x", '.repeat(5_000)).seen).toEqual([]);
  });
});

describe('an .http file', () => {
  const read = readHttpFile(`
@host = http://127.0.0.1:4433
@base={{host}}/self-service

### begins
# @name init
GET {{base}}/login/browser
    ?aal=aal1
    &refresh=true
Accept: application/json

### sends
# a remark
{{
  exports.now = Date.now();
}}
POST {{base}}/login?flow={{init.ui.id}} HTTP/1.1
Content-Type: application/json
Cookie: {{cookie}}
// not sent

{
  "method": "password",
  "identifier": "alice@example.com"
}

?? status == 200
> {%
  client.global.set("x", 1);
%}

###
POST {{base}}/registration
Content-Type: application/x-www-form-urlencoded

method=password
&traits.email=alice%40example.com

### with a file
POST {{base}}/recovery

< ./body.json

###
{{base}}/verification
`);

  it('is its requests', () => {
    expect(read.seen.map(({ exchange: { request } }) => [request.method, request.url, request.body])).toEqual([
      ['GET', 'http://127.0.0.1:4433/self-service/login/browser?aal=aal1&refresh=true', undefined],
      [
        'POST',
        'http://127.0.0.1:4433/self-service/login?flow={{init.ui.id}}',
        '{\n  "method": "password",\n  "identifier": "alice@example.com"\n}',
      ],
      ['POST', 'http://127.0.0.1:4433/self-service/registration', 'method=password&traits.email=alice%40example.com'],
      ['POST', 'http://127.0.0.1:4433/self-service/recovery', undefined],
      ['GET', 'http://127.0.0.1:4433/self-service/verification', undefined],
    ]);
  });

  it('names what is known only when it runs', () => {
    expect(read.missing).toEqual([
      { kind: 'answers', count: 5 },
      { kind: 'variable', name: 'cookie' },
      { kind: 'computed', text: '{{init.ui.id}}' },
      { kind: 'file', of: 'body', name: './body.json' },
    ]);
  });
});

it('a request as it goes over the wire has its answer beneath', () => {
  const { seen, missing } = readHttpFile(
    [
      'POST /self-service/login?flow=ab HTTP/1.1',
      'Host: auth.example.com',
      'Origin: https://auth.example.com',
      'Content-Type: application/json',
      '',
      '{"method":"password"}',
      '',
      'HTTP/1.1 403 Forbidden',
      'Content-Type: application/json',
      '',
      '{"error":{"code":403}}',
    ].join('\r\n'),
  );
  expect(missing).toEqual([]);
  expect(seen[0]?.exchange).toMatchObject({
    request: { url: 'https://auth.example.com/self-service/login?flow=ab', body: '{"method":"password"}' },
    response: { status: 403, body: '{"error":{"code":403}}' },
  });
  expect(readHeader(seen[0]?.exchange.request.headers ?? [], 'host')).toBe('auth.example.com');
});

it('any other text is none of them', () => {
  for (const text of ['', 'hello', '{"id":"x"}', 'GET', '###', '{{', '<html>', '\0']) {
    expect(readHttpFile(text).seen, text).toEqual([]);
    expect(readFetchCall(text).seen, text).toEqual([]);
  }
});
