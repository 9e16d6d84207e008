import { describe, expect, it } from 'vitest';
import { isSecretName } from '../../../../src/kratos/flow/secretNames';
import {
  mask,
  redactExchange,
  redactText,
  redactUrl,
  secretsInExchange,
  segmentHeader,
  segmentText,
  segmentUrl,
} from '../../../../src/kratos/exchange/redact';
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
      secretsInExchange(
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

describe('whatever it is called and however it is written', () => {
  const secret = 'cAnArY/9+x=';
  const inUrl = encodeURIComponent(secret);
  it.each([
    ...[
      'state',
      'code_verifier',
      'nonce',
      'login_challenge',
      'SAMLResponse',
      'RelayState',
      'client_assertion',
      'new_password',
    ],
    ...['passphrase', 'otp', 'pin', 'passcode', 'sessionToken', 'clientSecret', 'user[password]', 'api_key'],
  ])('the parameter %s', (name) => {
    expect(redactUrl(`https://h/cb?a=1&${name}=${inUrl}&b=2#c`)).toBe(`https://h/cb?a=1&${name}=${mask}&b=2#c`);
    expect(
      redactText(`a=1&${encodeURIComponent(name)}=${inUrl}&b=2`, [], 'application/x-www-form-urlencoded'),
    ).not.toContain('cAnArY');
    const nested = encodeURIComponent(`https://h/cb?${name}=${inUrl}`);
    expect(redactUrl(`https://h/login?return_to=${nested}`)).not.toContain('cAnArY');
    expect(redactText(JSON.stringify({ reason: `came back with ${name}=${inUrl} from there` }), [])).not.toContain(
      'cAnArY',
    );
  });

  it.each([
    ...[
      'codeVerifier',
      'nonce',
      'oauth2_login_challenge',
      'samlResponse',
      'clientAssertion',
      'newPassword',
      'passphrase',
    ],
    ...[
      'otp',
      'pin',
      'passcode',
      'sessionToken',
      'accessToken',
      'clientSecret',
      'X-Api-Key',
      'apiKey',
      'totpCode',
      'challenge',
    ],
  ])('the JSON name %s', (name) => {
    const json = { other: 'kept', [name]: secret };
    expect(redactJson(json)).toEqual({ other: 'kept', [name]: mask });
    // As JSON in a text, in an attribute, in a script, in JSON.
    const inner = JSON.stringify(json);
    for (const text of [
      `level=info body=${inner} done`,
      `level=info body=${JSON.stringify(inner)}`,
      JSON.stringify({ debug: inner, deeper: JSON.stringify({ inner }) }),
      `<button onclick="window.start(${inner.replaceAll('"', '&#34;')})">`,
      `<button onclick="window.start(${inner.replaceAll('"', '&quot;')})">`,
      `window.start({ ${name.includes('-') ? `'${name}'` : name}: '${secret}' })`,
      inner.slice(0, -3),
      `HTTP error ${inner} ${inner}`,
    ])
      expect(redactText(text, []), text).not.toContain('cAnArY');
  });

  it('state is what a provider gave along, not what a flow is at or where somebody lives', () => {
    expect(redactJson({ state: 'choose_method', traits: { state: 'New South Wales' } })).toEqual({
      state: 'choose_method',
      traits: { state: 'New South Wales' },
    });
    expect(redactUrl('/x?state=passed_challenge&state=af0ifjsldkj')).toBe(`/x?state=passed_challenge&state=${mask}`);
    expect(redactJson({ state: 'af0ifjsldkj9' })).toEqual({ state: mask });
  });

  it.each([
    `https://h/cb#access_token=${secret}&b=2`,
    `X-Api-Key: ${secret}`,
    `curl -H 'Authorization: Bearer ${secret}' -H 'Accept: x'`,
    `sent Authorization: Bearer ${secret}, then waited`,
    `curl -b "ory_kratos_session=${secret}" --header "Cookie: a=b; c=${secret}" http://h`,
    `got Set-Cookie: ory_kratos_session=${secret}; Path=/`,
    `"X-Session-Token": "${secret}"`,
    `map[password:[${secret}] method:[password]]`,
    `password="${secret}" next=1`,
    `client_secret: ${secret}`,
    `<input name=csrf_token type=hidden value=${secret}>`,
    `<INPUT VALUE='${secret}' TYPE=password>`,
    `<soap:Body><ns:password type="text">${secret}</ns:password></soap:Body>`,
    `for(;;);{"headers":[["Content-Type","x"],["Cookie","a=${secret}"]]}`,
    `{"headers":[{"key":"X-Api-Key","value":"${secret}"}]}`,
    `<textarea rows=2 name="passphrase">${secret}</textarea>`,
    `<input name="csrf_token" value="${secret}`,
    `"name":"csrf_token","type":"hidden","value":"${secret}"}`,
    `curl -u 'alice:${secret}' http://h`,
    `SECRETS_COOKIE_0=${secret}`,
    `{"secrets":{"cipher":["${secret}"]}}`,
    `?sslpassword=${secret}`,
    `csrfmiddlewaretoken=${secret}`,
    `<meta content="${secret}" name="csrf-token">`,
    `--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n${secret}\r\n--x--`,
    `--x\nContent-Disposition: form-data; name=otp\nContent-Type: text/plain\n\n${secret}\n--x--`,
    `postgres://kratos:cAnArY@db/kratos`,
    `say bearer cAnArY0123456`,
    `The person typed pin: cAnArY1 and went on`,
    `{password: cAnArY, method: password}`,
    `{u'password': u'cAnArY', u'method': u'password'}`,
    `{b'password': b'cAnArY'}`,
    `{:password=>"cAnArY", :method=>"password"}`,
    `{"password"=>"cAnArY"}`,
    `Array\n(\n    [password] => cAnArY\n    [method] => password\n)`,
    `Body { password: Some("cAnArY"), method: "password" }`,
    `http.Header{"X-Session-Token":[]string{"cAnArY"}}`,
    `"X-Session-Token":["cAnArY"]`,
    `lookup_secret_codes: [cAnArY, cAnArY2]`,
    `secrets:map[cookie:[cAnArY] default:[cAnArY2]]`,
    `secrets:\n  default:\n  - cAnArY\n  cipher:\n    - cAnArY2 # old\nserve: open`,
    `tokens:\r\n- "cAnArY"\r\nserve: open`,
    `client_secret: >-\n  cAnArY\n\n  cAnArY2\nprovider: generic`,
    `"secrets:\\n  cookie:\\n    - cAnArY\\n"`,
    `client_secret: cAnArY # of the provider`,
    `- name: SECRETS_COOKIE\n  value: cAnArY`,
    `[secrets]\ncookie = ["cAnArY"]`,
    `client_secret = """cAnArY"""`,
    `loaded -----BEGIN EC PRIVATE KEY-----\\ncAnArY\\n-----END EC PRIVATE KEY-----`,
    `-----BEGIN PRIVATE KEY-----\ncAnArY\ncAnArY`,
    `root:cAnArY@tcp(mysql:3306)/kratos`,
    `parse "postgres://kratos:cAn/cAnArY@db:5432/kratos": invalid port`,
    `curl -ualice:cAnArY http://h`,
    `ory --api-token cAnArY list`,
    `helm --set kratos.config.secrets.default[0]=cAnArY`,
    `SECRETS_DEFAULT=cAnArY`,
    `payload=%7B%22password%22%3A%22cAnArY%22%7D`,
    `hash $2a$12$abcdefghijklmnopqrstuvcAnArY is wrong`,
    `hash $argon2id$v=19$m=65536,t=1,p=1$c29tZXNhbHQ$cAnArY is wrong`,
    `# passwords\ndb.example.org:5432:kratos:app:cAnArY\n*:*:*:app:cAnArY`,
    `127.0.0.1:5432:*:app:with\\:cAnArY`,
    `machine smtp.example.org login app password cAnArY`,
    `machine smtp.example.org\n  login app\n  password cAnArY\n`,
    `default login anonymous password cAnArY`,
    `mysql -h db -uapp -pcAnArY kratos`,
    `POST https://hooks.slack.com/services/T0AAAAAAA/B0AAAAAAA/cAnArY giving up after 3 attempt(s)`,
    `url: https://discord.com/api/webhooks/1/cAnArY`,
    `https://acme.webhook.office.com/webhookb2/cAnArY@cAnArY/IncomingWebhook/cAnArY/1`,
    `https://api.telegram.org/bot12345:cAnArY/sendMessage`,
    `https://hooks.zapier.com/hooks/catch/12345/cAnArY/`,
    `https://hook.eu1.make.com/cAnArY`,
    `https://maker.ifttt.com/trigger/signed_in/with/key/cAnArY`,
    `https://chat.example.org/hooks/cAnArY0123456789abcdef`,
    `https://cAnArY0123456789abcdef@errors.example.org/4`,
    `https://files.example.org/a?sv=2020&sig=cAnArY&se=2026`,
    `github_pat_11AAAAAAA0cAnArYcAnArYcAnArY_cAnArY`,
    `Passwort: cAnArY`,
  ])('%s', (text) => {
    expect(redactText(text, [])).not.toContain('cAnArY');
    expect(redactText(text, [])).toContain(mask);
    expect(redactText(redactText(text, []), [])).toBe(redactText(text, []));
  });

  it('masks the challenge of a security key where it stands in a script of a node', () => {
    const onclick = `window.oryWebAuthnLogin(${JSON.stringify({ publicKey: { challenge: 'cAnArY', timeout: 1 } })})`;
    const value = JSON.stringify({ publicKey: { challenge: 'cAnArY', rpId: 'localhost' } });
    const redacted = redactText(JSON.stringify({ attributes: { name: 'webauthn_login_trigger', onclick, value } }), []);
    expect(redacted).not.toContain('cAnArY');
    expect(redacted).toContain('rpId');
  });

  it('leaves sentences and ordinary parameters alone', () => {
    for (const text of [
      'The provided password: it is too short',
      'status code: 403, code=404',
      'https://h/login?flow=1&aal=aal2&refresh=true&return_to=https%3A%2F%2Fh%2Fx%3Fpage%3D2',
      'Cookie: see docs',
      'the signature: crypto/rsa: verification error',
      'the token: expired',
      'use this code: {{ .VerificationCode }}',
      'https://h:8080/x?a=b@c',
      'imagePullSecrets: []',
      'secrets:\n  enabled: true\nlist:\n  - open',
      '<input name="method" value="password">',
      '{"method":"code","code":403}',
      '{"methods":["password","code"],"pairs":[["password","totp"]]}',
      '<p>use <code>x</code></p>',
      'https://hooks.example.org/after-registration-of-people-v2',
      'https://hooks.example.org/flows/3f0c1b1e-1111-4222-8333-444455556666',
      'https://code.example.org/raw/0123456789abcdef0123456789abcdef01234567/hook.go',
      'https://git@code.example.org/kratos.git',
      'src/page.ts:12:3: error TS2304: Cannot find name',
      'src/page.ts:12:render:page',
      'aa:11:bb:cc:dd:ee',
      'mkdir -p/var/lib/kratos and the default password policy',
    ])
      expect(redactText(`said ${text}`, []), text).toBe(`said ${text}`);
  });
});

describe('several documents in one body, and deep ones', () => {
  const flow = (token: string): string =>
    JSON.stringify({ ui: { nodes: [{ attributes: { name: 'csrf_token', value: token } }] }, state: 'choose_method' });

  it('reads each', () => {
    for (const between of ['', '\n', ' \r\n ', ' trailing text ', '\u0000', ',', ']', '\uFEFF']) {
      const redacted = redactText([flow('cAnArY1'), flow('cAnArY2'), flow('cAnArY3')].join(between), []);
      expect(redacted).not.toContain('cAnArY');
      expect(redacted.match(/choose_method/g)).toHaveLength(3);
    }
    expect(redactText(`\uFEFF${flow('cAnArY')}`, [])).not.toContain('cAnArY');
  });

  it.each([199, 200, 201, 1000, 10_000])('masks what is in %i levels, and JSON stays JSON', (levels) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const body = `{"deep":${open.repeat(levels)}${flow('cAnArY')}${close.repeat(levels)},"csrf_token":"cAnArY","kept":1}`;
      const redacted = redactText(body, []);
      expect(redacted).not.toContain('cAnArY');
      expect(JSON.parse(redacted)).toMatchObject({ csrf_token: mask, kept: 1 });
      // Truncated, it is no less secret.
      expect(redactText(body.slice(0, -levels), [])).not.toContain('cAnArY');
    }
  });
});

describe('a known secret that is a word', () => {
  it('is masked where a person typed it, not where it is a name or a word of the protocol', () => {
    const body = {
      type: 'native',
      open: 'yes',
      messages: [{ type: 'info', text: 'Is open a good password? open!', context: { given: 'open' } }],
      attributes: { name: 'open', type: 'text', value: 'open' },
      action: 'http://h/open/x?open=1&y=open',
    };
    expect(redactJson(body, ['open', 'native', 'info', 'text', 'name', 'attributes'])).toEqual({
      ...body,
      messages: [{ type: 'info', text: `Is ${mask} a good password? ${mask}!`, context: { given: mask } }],
      attributes: { name: 'open', type: 'text', value: mask },
      action: `http://h/open/x?open=1&y=${mask}`,
    });
    expect(redactText('passphrase%20open&x=openly', ['open'])).toBe(`passphrase%20${mask}&x=openly`);
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
