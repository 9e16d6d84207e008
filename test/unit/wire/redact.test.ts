import { describe, expect, it } from 'vitest';
import { isSecretName } from '../../../src/kratos/flow/secretNames';
import {
  mask,
  redactExchange,
  redactText,
  redactUrl,
  secretsOf,
  segmentHeader,
  segmentText,
  segmentUrl,
} from '../../../src/kratos/wire/redact';
import { exchange, unanswered } from './exchanges';

const redactJson = (json: unknown, known: readonly string[] = []): unknown =>
  JSON.parse(redactText(JSON.stringify(json), known));

describe('names', () => {
  it.each([
    'password',
    'csrf_token',
    'session_token',
    'Cookie',
    'X-Session-Token',
    'traits.password',
    'totp_code',
    'code',
  ])('%s is a secret', (name) => {
    expect(isSecretName(name)).toBe(true);
  });
  it.each(['identifier', 'method', 'page_token', 'totp_unlink', 'lookup_secret_reveal', 'traits.email', 'resend'])(
    '%s is none',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe('JSON', () => {
  it('masks by name at any depth and keeps everything else as it stands', () => {
    const body = '{ "method":"password",\n "a": [{"password" : "hun\\"ter2", "n": 1.50}] , "csrf_token":"x/y+z==" }';
    expect(redactText(body, [])).toBe(
      `{ "method":"password",\n "a": [{"password" : "${mask}", "n": 1.50}] , "csrf_token":"${mask}" }`,
    );
  });

  it('stays JSON when a secret is a number', () => {
    expect(redactJson({ totp_code: 123456, code: 654321 })).toEqual({ totp_code: mask, code: mask });
  });

  it('leaves the status code of an error body', () => {
    const body = { error: { id: 'security_csrf_violation', code: 403, status: 'Forbidden', message: 'no' } };
    expect(redactJson(body)).toEqual(body);
  });

  it('masks values of nodes by the name of the node, whatever stands first', () => {
    expect(
      redactJson([
        { attributes: { name: 'csrf_token', value: 'abc' } },
        { attributes: { value: '123456', name: 'code' } },
        { attributes: { name: 'method', value: 'password' } },
        { attributes: { name: 'traits.pin', type: 'password', value: 'abc' } },
        { attributes: { name: 'lookup_secret_reveal', value: 'true' } },
      ]),
    ).toEqual([
      { attributes: { name: 'csrf_token', value: mask } },
      { attributes: { value: mask, name: 'code' } },
      { attributes: { name: 'method', value: 'password' } },
      { attributes: { name: 'traits.pin', type: 'password', value: mask } },
      { attributes: { name: 'lookup_secret_reveal', value: 'true' } },
    ]);
  });

  it('masks the TOTP enrolment: secret, its text and its picture', () => {
    const key = { id: 1050006, text: 'ABC', type: 'info', context: { secret: 'ABC' } };
    expect(
      redactJson([
        { attributes: { id: 'totp_qr', src: 'data:image/png;base64,AAAA', width: 256 } },
        { attributes: { id: 'totp_secret_key', text: key } },
      ]),
    ).toEqual([
      { attributes: { id: 'totp_qr', src: mask, width: 256 } },
      { attributes: { id: 'totp_secret_key', text: { ...key, text: mask, context: { secret: mask } } } },
    ]);
  });

  it('masks lookup codes, one by one and in the list', () => {
    const secret = (text: string): object => ({ id: 1050009, text, type: 'info', context: { secret: text } });
    const used = { id: 1050014, text: 'Secret was used at noon', type: 'info', context: { used_at: 'noon' } };
    expect(redactJson({ text: { id: 1050015, text: 'a1, b2', context: { secrets: [used, secret('b2')] } } })).toEqual({
      text: {
        id: 1050015,
        text: mask,
        context: { secrets: [used, { id: 1050009, text: mask, type: 'info', context: { secret: mask } }] },
      },
    });
  });

  it('masks the configuration of credentials and leaves what describes them', () => {
    const description = { type: 'totp', identifiers: ['alice@example.com'], version: 0 };
    expect(
      redactJson({ credentials: { totp: { ...description, config: { totp_url: 'otpauth://x', n: 5, list: ['a'] } } } }),
    ).toEqual({ credentials: { totp: { ...description, config: { totp_url: mask, n: mask, list: [mask] } } } });
  });

  it('masks codes and links in courier messages, and digits nowhere else', () => {
    const message = {
      template_type: 'recovery_code_valid',
      recipient: '123456@example.com',
      subject: 'Use code 008994',
      body: 'Code:\n\n008994\n\nhttp://h/self-service/verification?code=008994&flow=5d1c',
    };
    expect(redactJson([message])).toEqual([
      {
        ...message,
        subject: `Use code ${mask}`,
        body: `Code:\n\n${mask}\n\nhttp://h/self-service/verification?code=${mask}&flow=5d1c`,
      },
    ]);
  });

  it('masks tokens wherever they stand: URLs, nested URLs, tokens of Ory, JWTs', () => {
    expect(
      redactJson({
        logout_url: 'http://h/self-service/logout?token=ory_lo_abc&x=1',
        redirect_browser_to: 'http://h/login?return_to=http%3A%2F%2Fh%2Frecovery%3Ftoken%3Dabc%26flow%3D1',
        text: 'got ory_st_abcdefghijkl today',
        tokenized: 'eyJhbGciOi.eyJzdWIi.c2ln',
        other: 'eyJhbGciOi.eyJzdWIi.c2ln',
      }),
    ).toEqual({
      logout_url: `http://h/self-service/logout?token=${mask}&x=1`,
      redirect_browser_to: `http://h/login?return_to=http%3A%2F%2Fh%2Frecovery%3Ftoken%3D${mask}%26flow%3D1`,
      text: `got ${mask} today`,
      tokenized: mask,
      other: mask,
    });
  });

  it('reads a truncated document as far as it goes', () => {
    expect(redactText('{"a":1,"csrf_token":"abcdef', [])).toBe(`{"a":1,"csrf_token":"${mask}`);
    expect(redactText('{"a":1,}{"password":"abcdef"', [])).not.toContain('abcdef');
    expect(redactText(`${'['.repeat(100_000)}{"password":"abcdef"}`, [])).not.toContain('abcdef');
  });
});

describe('forms, headers, URLs, text', () => {
  it('masks fields of a form by their decoded name', () => {
    expect(
      redactText(
        'method=password&p%61ssword=a%26b&identifier=a%40b&csrf_token=',
        [],
        'application/x-www-form-urlencoded',
      ),
    ).toBe(`method=password&p%61ssword=${mask}&identifier=a%40b&csrf_token=`);
  });

  it('masks cookies, tokens and keys, and leaves names, attributes and schemes', () => {
    const headers = [
      ['Cookie', 'csrf_token_ab=x=; ory_kratos_session=y'],
      ['Set-Cookie', 'ory_kratos_session=y; Path=/; Max-Age=5; HttpOnly'],
      ['Authorization', 'Bearer ory_pat_1'],
      ['X-Session-Token', 'ory_st_1'],
      ['Location', 'http://h/recovery?flow=1&token=abc#x'],
      ['Link', '</admin/sessions?page_token=abc>; rel="next"'],
    ] as const;
    expect(redactExchange(exchange({ headers }), []).response?.headers).toEqual([
      ['Cookie', `csrf_token_ab=${mask}; ory_kratos_session=${mask}`],
      ['Set-Cookie', `ory_kratos_session=${mask}; Path=/; Max-Age=5; HttpOnly`],
      ['Authorization', `Bearer ${mask}`],
      ['X-Session-Token', mask],
      ['Location', `http://h/recovery?flow=1&token=${mask}#x`],
      ['Link', '</admin/sessions?page_token=abc>; rel="next"'],
    ]);
  });

  it('masks URLs', () => {
    expect(redactUrl('https://u:pw@h/x?code=123456&flow=1&refresh=true')).toBe(
      `https://u:${mask}@h/x?code=${mask}&flow=1&refresh=true`,
    );
  });

  it('masks text: log lines, HTML', () => {
    // A comma may belong to a password.
    expect(redactText('POST failed: password=hunter2, code=123456 (code=400)', [])).toBe(
      `POST failed: password=${mask} code=${mask} (code=400)`,
    );
    expect(redactText('Cookie: a=b; c=d\nHost: h', [])).toBe(`Cookie: ${mask}\nHost: h`);
    expect(
      redactText('<input type="hidden" name="csrf_token" value="abc"><input value="def" name="password">', []),
    ).toBe(`<input type="hidden" name="csrf_token" value="${mask}"><input value="${mask}" name="password">`);
  });

  it('masks known values in every spelling', () => {
    const known = ['pä&"<w>rd 1'];
    for (const text of [
      'it is pä&"<w>rd 1.',
      JSON.stringify({ a: 'pä&"<w>rd 1' }),
      '{"a":"p\\u00e4\\u0026\\"\\u003cw\\u003erd 1"}',
      'x=p%C3%A4%26%22%3Cw%3Erd+1',
      'x=p%c3%a4%26%22%3cw%3erd%201',
      '<p>pä&amp;&#34;&lt;w&gt;rd 1</p>',
    ]) {
      const redacted = redactText(text, known);
      expect(redacted, text).toContain(mask);
      expect(redacted, text).not.toMatch(/rd.{0,3}1/);
    }
  });

  it('leaves ordinary words alone, even if somebody has them for a password', () => {
    const body = '{"method":"password","identifier":"alice"}';
    expect(redactText(body, ['password', 'al', ''])).toBe(body);
    expect(redactText('{"at":"2026-11-22T09:43:38.123456Z"}', ['22'])).toContain('2026-11-22');
    expect(redactText('{"n":1234567,"c":"123456"}', ['123456'])).toBe(`{"n":1234567,"c":"${mask}"}`);
  });
});

describe('an exchange', () => {
  it('masks a secret of the request where the answer repeats it under another name', () => {
    const redacted = redactExchange(
      exchange({
        method: 'POST',
        requestHeaders: [['Content-Type', 'application/x-www-form-urlencoded']],
        requestBody: 'password=hunter%2022&identifier=alice',
        body: '{"ui":{"messages":[{"text":"hunter 22 is too short"}]}}',
      }),
      [],
    );
    expect(redacted.response?.body).toBe(`{"ui":{"messages":[{"text":"${mask} is too short"}]}}`);
    expect(redacted).toMatchObject({ redacted: true, id: 'exchange' });
  });

  it('is the same when redacted twice', () => {
    const once = redactExchange(
      exchange({
        url: 'http://h/x?token=abcdef',
        requestHeaders: [
          ['Cookie', 'a=b; c=d'],
          ['Authorization', 'Bearer abc'],
        ],
        body: '{"password":"abcdef","code":123456}',
      }),
      ['canary'],
    );
    expect(redactExchange(once, ['canary'])).toEqual(once);
  });

  it('tells the secrets it holds', () => {
    expect(
      secretsOf(
        exchange({
          url: 'http://h/x?token=abc%2Bdef',
          requestHeaders: [['Cookie', 's=cookie-value']],
          requestBody: '{"password":"hun\\"ter2","identifier":"alice","code":"123456"}',
          body: '{"session_token":"ory_st_abcdefghijkl"}',
        }),
      ),
    ).toEqual(
      expect.arrayContaining(['abc+def', 'cookie-value', 'hun"ter2', '123456', 'ory_st_abcdefghijkl']) as string[],
    );
  });

  it('cleans what a failure says', () => {
    const redacted = redactExchange(unanswered({ kind: 'invalid-url', url: 'x?token=abc' }), []);
    expect(redacted.failure).toEqual({ kind: 'invalid-url', url: `x?token=${mask}` });
  });
});

describe('segments', () => {
  it('cut a text into open and secret parts, with nothing lost', () => {
    expect(segmentText('{"password":"abc","a":1}', [])).toEqual([
      { text: '{"password":"', secret: false },
      { text: 'abc', secret: true },
      { text: '","a":1}', secret: false },
    ]);
    expect(segmentUrl('/x?token=abc', [])).toEqual([
      { text: '/x?token=', secret: false },
      { text: 'abc', secret: true },
    ]);
    expect(segmentHeader(['Cookie', 'a=b; c=d'], [])).toEqual([
      { text: 'a=', secret: false },
      { text: 'b', secret: true },
      { text: '; c=', secret: false },
      { text: 'd', secret: true },
    ]);
  });
});
