import { describe, expect, it } from 'vitest';
import { readCurl } from '../../../../src/kratos/import/curl';
import { readHeader } from '../../../../src/kratos/flow/headers';
import type { WireRequest } from '../../../../src/kratos/exchange/types';

const url = 'http://127.0.0.1:4433/self-service/login?flow=ab';

const requests = (text: string): WireRequest[] => readCurl(text).seen.map(({ exchange }) => exchange.request);
const only = (text: string): WireRequest => {
  const all = requests(text);
  expect(all).toHaveLength(1);
  return all[0] ?? { method: '', url: '', headers: [] };
};
const header = (text: string, name: string): string | undefined => readHeader(only(text).headers, name);

describe('a call of curl', () => {
  it.each([
    ['nothing but an address', `curl ${url}`, 'GET', undefined],
    ['-d', `curl -d method=password -d 'password=a b' ${url}`, 'POST', 'method=password&password=a b'],
    ['letters together', `curl -sSd'{"a":1}' -XPUT ${url}`, 'PUT', '{"a":1}'],
    ['--data=…', `curl ${url} --data-raw '@not a file'`, 'POST', '@not a file'],
    ['--data-urlencode', `curl ${url} --data-urlencode 'csrf_token=a+b/c=='`, 'POST', 'csrf_token=a%2Bb%2Fc%3D%3D'],
    ['--json', `curl ${url} --json '{"a":' --json '1}'`, 'POST', '{"a":1}'],
    ['-G', `curl -G http://127.0.0.1:4433/self-service/login/flows -d id=x`, 'GET', undefined],
    ['-I', `curl -I ${url}`, 'HEAD', undefined],
    ['a text that goes on in the next line', `curl \\\n  -X POST \\\n  -d 'a\nb' \\\n  ${url}`, 'POST', 'a\nb'],
    ['ANSI-C quotes', String.raw`curl ${url} -d $'a\'b\n\u0021\x41\101'`, 'POST', "a'b\n!AA"],
    ['escapes in double quotes', String.raw`curl ${url} -d "{\"a\":\"\\n\$x\"}"`, 'POST', String.raw`{"a":"\n$x"}`],
    ['a here-document', `curl ${url} -d @- <<'EOF'\n{"a":1}\nEOF\n`, 'POST', '{"a":1}'],
    ['a prompt before it', `user@host:~/app$ curl -d a=1 ${url} | jq .`, 'POST', 'a=1'],
    ['output sent elsewhere', `curl -d a=1 ${url} > out.json 2>/dev/null`, 'POST', 'a=1'],
    ['a port in an address without a scheme', `curl -d a=1 127.0.0.1:4433/self-service/login`, 'POST', 'a=1'],
  ])('%s', (_, text, method, body) => {
    expect(only(text)).toMatchObject({ method, ...(body !== undefined && { body }) });
  });

  it('puts what is given with -G into the address', () => {
    expect(only(`curl -G 'http://127.0.0.1:4433/x?a=1' -d id=x --url-query 'n=a b'`).url).toBe(
      'http://127.0.0.1:4433/x?a=1&n=a%20b&id=x',
    );
  });

  it('sends what curl sends by itself, unless told otherwise', () => {
    expect(header(`curl ${url}`, 'accept')).toBe('*/*');
    expect(header(`curl -d a=1 ${url}`, 'content-type')).toBe('application/x-www-form-urlencoded');
    expect(header(`curl --json '{}' ${url}`, 'accept')).toBe('application/json');
    expect(header(`curl -H 'Content-Type: application/json' -d '{}' ${url}`, 'content-type')).toBe('application/json');
    expect(header(`curl -F a=1 ${url}`, 'content-type')).toMatch(/^multipart\/form-data/);
    expect(header(`curl -u alice:secret ${url}`, 'authorization')).toBe('Basic YWxpY2U6c2VjcmV0');
    expect(header(`curl -b 'a=1; b=2' -b c=3 ${url}`, 'cookie')).toBe('a=1; b=2; c=3');
  });

  it('is one of several', () => {
    const text = `curl ${url}/a\n\n$ curl ${url}/b; curl ${url}/c\ncurl ${url}/d --next -d a=1 ${url}/e\n`;
    expect(requests(text).map((one) => one.method + one.url.slice(url.length))).toEqual([
      'GET/a',
      'GET/b',
      'GET/d',
      'POST/e',
    ]);
  });
});

describe('what cannot be had is named', () => {
  it.each([
    [`curl -d @body.json ${url}`, { kind: 'file', of: 'body', name: 'body.json' }],
    [`curl --data-urlencode token@file ${url}`, { kind: 'file', of: 'body', name: 'file' }],
    [`curl -F 'picture=@me.png;type=image/png' ${url}`, { kind: 'file', of: 'body', name: 'me.png' }],
    [`curl -b jar.txt -c jar.txt ${url}`, { kind: 'file', of: 'cookies', name: 'jar.txt' }],
    [`curl -H @headers.txt ${url}`, { kind: 'file', of: 'headers', name: 'headers.txt' }],
    [`curl -K kratos.conf ${url}`, { kind: 'file', of: 'options', name: 'kratos.conf' }],
    [`curl -H "X-Session-Token: $(cat token)" ${url}`, { kind: 'computed', text: '$(cat token)' }],
    [`curl -H "X-Session-Token: $TOKEN" ${url}`, { kind: 'computed', text: '$TOKEN' }],
    ['curl -H "X: `date`" ' + url, { kind: 'computed', text: '`date`' }],
    [`curl --frobnicate ${url}`, { kind: 'option', name: '--frobnicate' }],
  ])('%s', (text, missing) => {
    expect(readCurl(text).missing).toContainEqual(missing);
    expect(only(text).url).toBe(url);
  });

  it('which nothing is of a call that a browser copied', () => {
    const text = `curl '${url}' -H 'a: b' --compressed --insecure`;
    expect(readCurl(text).missing).toEqual([{ kind: 'answers', count: 1 }]);
  });
});

describe('what curl printed beneath', () => {
  const body = '{"error":{"id":"security_csrf_violation","code":403,"status":"Forbidden","message":"m"}}';

  it('with -i', () => {
    const { seen, missing } = readCurl(
      `$ curl -i -d a=1 ${url}\nHTTP/1.1 403 Forbidden\nContent-Type: application/json\nDate: Sun, 22 Nov 2026 10:00:00 GMT\n\n${body}\n$ `,
    );
    expect(seen[0]?.exchange).toMatchObject({
      source: 'imported',
      startedAt: Date.UTC(2026, 10, 22, 10),
      response: { status: 403, statusText: 'Forbidden', body },
    });
    expect(missing).toEqual([]);
  });

  it('with -v, which tells the cookies of a file too', () => {
    const text = [
      `curl -v -b jar -d a=1 ${url}`,
      '*   Trying 127.0.0.1:4433...',
      '* Connected to 127.0.0.1 (127.0.0.1) port 4433 (#0)',
      '> POST /self-service/login?flow=ab HTTP/1.1',
      '> Host: 127.0.0.1:4433',
      '> Cookie: csrf_token_0=x',
      '> ',
      '} [3 bytes data]',
      '< HTTP/1.1 303 See Other',
      '< Location: http://127.0.0.1:4455/error?id=1',
      '< ',
      '* Connection #0 to host 127.0.0.1 left intact',
    ].join('\n');
    const [seen] = readCurl(text).seen;
    expect(readHeader(seen?.exchange.request.headers ?? [], 'cookie')).toBe('csrf_token_0=x');
    expect(seen?.exchange).toMatchObject({ request: { body: 'a=1' }, response: { status: 303, body: '' } });
  });

  it('with -v and the table of progress before its lines, when the server took its time', () => {
    const progress = '  0     0    0     0    0     0      0      0 --:--:--  0:00:01 --:--:--     0';
    const text = [
      `$ curl -v ${url} -d a=1`,
      '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
      '                                 Dload  Upload   Total   Spent    Left  Speed',
      `${progress}*   Trying 127.0.0.1:4433...`,
      `${progress}> POST /self-service/login?flow=ab HTTP/1.1`,
      '> Cookie: csrf_token_x=y',
      '>',
      '} [3 bytes data]',
      `100     3    0     0  100     3      0      2  0:00:01  0:00:01 --:--:--     2< HTTP/1.1 400 Bad Request`,
      '< Content-Type: application/json',
      '<',
      '{ [11 bytes data]',
      '{"id":"ab"}',
    ].join('\n');
    const [seen] = readCurl(text).seen;
    expect(seen?.exchange.response).toMatchObject({ status: 400, body: '{"id":"ab"}' });
    expect(readHeader(seen?.exchange.request.headers ?? [], 'cookie')).toBe('csrf_token_x=y');
  });

  it('of the redirects that it followed', () => {
    const text = `curl -iL ${url}\nHTTP/1.1 303 See Other\nLocation: /welcome\n\nHTTP/1.1 200 OK\n\n<html>`;
    expect(readCurl(text).seen.map(({ exchange: { request, response } }) => [request.url, response?.status])).toEqual([
      [url, 303],
      ['http://127.0.0.1:4433/welcome', 200],
    ]);
  });

  it('of the body alone, whose status is that of its error', () => {
    expect(readCurl(`curl ${url}\n${body}`).seen[0]?.exchange.response?.status).toBe(403);
    const flow = readCurl(`curl ${url}\n{"id":"ab"}`);
    expect(flow.missing).toEqual([{ kind: 'status' }]);
  });
});

describe('for Windows', () => {
  it('with carets', () => {
    const text = `curl ^"${url}^" ^\r\n  -H ^"Content-Type: application/json^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":^\\^"50^%^25^\\^"^}^"`;
    expect(only(text)).toMatchObject({ method: 'POST', url, body: '{"a":"50%25"}' });
  });

  it('in quotes, as older browsers copy it', () => {
    const text = `curl "${url}" ^\r\n  -H "Content-Type: application/json" ^\r\n  --data-raw "{\\"a\\":\\"b ^ c\\"}"`;
    expect(only(text).body).toBe('{"a":"b ^ c"}');
  });

  it('with a variable', () => {
    expect(readCurl(`curl ^"${url}^" ^\n -H ^"X-Session-Token: %TOKEN%^"`).missing).toContainEqual({
      kind: 'computed',
      text: '%TOKEN%',
    });
  });

  it('in PowerShell, by hand', () => {
    const text = `$r = Invoke-RestMethod -Method Post -Uri '${url}' -ContentType 'application/json' -Body @'\n{"a":"it''s"}\n'@\n`;
    expect(only(text)).toMatchObject({ method: 'POST', url, body: `{"a":"it''s"}` });
  });
});

it('throws at nothing, and takes a time that grows with the text', () => {
  const pieces = ['curl ', "'", '"', '\\', '$(', '`', '^', '%A%', '\n', ' -d ', '@', '<<E', 'HTTP/1.1 200 OK\n', '{'];
  for (let seed = 1; seed < 400; seed += 1) {
    let state = seed;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647);
    const text = `curl ${Array.from({ length: 30 }, () => pieces[next() % pieces.length]).join('')}`;
    expect(Array.isArray(readCurl(text).seen), text).toBe(true);
  }
});
