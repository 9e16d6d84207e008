import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readConfig } from '../../../../src/config/document/readConfig';
import { explainConfig, type ExplainContext } from '../../../../src/config/overview/index';
import { versions } from '../../../../src/config/reference/versions';

function explained(text: string, context: Partial<ExplainContext> = {}): string {
  return explainConfig(readConfig(text), {
    version: 'v26.2.0',
    schemas: [],
    fileName: 'kratos.yml',
    rulesOff: new Set(),
    lineAddress: (line) => `/kratos.yml#L${line}`,
    ...context,
  });
}

const schema = JSON.stringify({
  properties: {
    traits: {
      properties: {
        email: {
          'ory.sh/kratos': {
            credentials: { password: { identifier: true }, code: { identifier: true, via: 'email' } },
            verification: { via: 'email' },
          },
        },
        name: {},
      },
    },
  },
});

const wholePage = `# kratos.yml

What this configuration lets people do, on Kratos v26.2.0. What is not written is at its default.

## What people can do

- **Register**: off ([line 8](/kratos.yml#L8))
- **Log in**: on \`https://app.example.com/login\` ([line 6](/kratos.yml#L6)), to be completed within 1 hour (default)
- **Change the account**: on a fallback page of Ory, to be completed within 1 hour (default)
- **Recover an account**: on \`https://app.example.com/recover\` ([line 12](/kratos.yml#L12)), to be completed within 1 hour (default)
- **Verify an address**: off (default)

Afterwards people go to \`https://app.example.com/\` ([line 4](/kratos.yml#L4)). return_to may name no other page.

## How they prove who they are

People log in with:

- a password (default)

As a second factor they can have:

- a security key (WebAuthn) ([line 18](/kratos.yml#L18))

A session is valid without a second factor: \`required_aal: aal1\` ([line 21](/kratos.yml#L21)). Anyone with a second factor can change the account only after entering it: \`required_aal: highest_available\` (default).

## Which messages are sent

Messages are sent:

- to recover an account: a link, valid for 1 hour ([line 11](/kratos.yml#L11))

They are delivered:

- e-mail by SMTP over \`smtps://mail.example.com/\` ([line 25](/kratos.yml#L25))

## Which hooks run

**After recovery**

1. \`revoke_active_sessions\` ([line 14](/kratos.yml#L14)): all other sessions of the person end.

## Sessions and cookies

- A session lasts 30 days ([line 20](/kratos.yml#L20)).
- Password and second factors can be changed without a new login for 1 hour (default).
- Browsers carry the session in the cookie \`ory_kratos_session\` (default): for the host of Kratos alone, path \`/\` (default), SameSite \`Lax\` (default), Secure unless Kratos is started with --dev, kept when the browser is closed.

## Who they are: identity schemas

- **\`default\`** ([line 24](/kratos.yml#L24)): people log in with \`email\` and a password; \`email\` can be verified.

## What is wrong

Found: 3 hints.

- **Hint** ([line 6](/kratos.yml#L6)): The cookies of Kratos are for auth.example.com alone, and this page is on app.example.com. Scripts of the page reach Kratos with the cookies. A page that is made on its server does not have them, and every flow that it fetches is refused (403 security\\_csrf\\_violation).
- **Hint** ([line 18](/kratos.yml#L18)): The page at https&#58;//app.example.com may not load the script for passkeys and security keys from https&#58;//auth.example.com. Its flows have a script node for /.well-known/ory/webauthn.js, to be written with its crossorigin and integrity. Browsers run it on another origin only with an answer that CORS allows; without the script the buttons do nothing. Pages that bring such a script themselves need no CORS.
- **Hint** ([line 18](/kratos.yml#L18)): webauthn is on and has no config: it must say for which site credentials are made. Kratos does not start, unless another file or the variable SELFSERVICE\\_METHODS\\_WEBAUTHN\\_CONFIG gives it.
`;

describe('the page about a configuration', () => {
  it('says all of a small one', () => {
    const text = `dsn: postgres://kratos:secret@db/kratos
serve: {public: {base_url: https://auth.example.com/}}
selfservice:
  default_browser_return_url: https://app.example.com/
  flows:
    login: {ui_url: https://app.example.com/login}
    registration:
      enabled: false
    recovery:
      enabled: true
      use: link
      ui_url: https://app.example.com/recover
      after:
        hooks: [{hook: revoke_active_sessions}]
  methods:
    link: {enabled: true}
    webauthn:
      enabled: true
session:
  lifespan: 720h
  whoami: {required_aal: aal1}
identity:
  schemas:
    - {id: default, url: file://./person.json}
courier: {smtp: {connection_uri: smtps://user:secret@mail.example.com/}}
`;
    expect(
      explained(text, {
        schemas: [{ id: 'default', url: 'file://./person.json', text: schema }],
        rulesOff: new Set(['second-factor-without-way-back', 'addresses-never-marked', 'relying-party-missing']),
      }),
    ).toBe(wholePage);
  });

  const folder = fileURLToPath(new URL('../../../fixtures/recorded/config/', import.meta.url));
  const configs = readdirSync(folder).filter((name) => name.endsWith('.main.yml'));
  it.each(configs)('of %s, which a server ran with, finds ways in and no fault', (name) => {
    const page = explained(readFileSync(folder + name, 'utf8'), {
      version: versions.find((one) => name.startsWith(one)) ?? 'v26.2.0',
      schemas: [
        {
          id: 'default',
          url: 'file:///path/to/config/identity.schema.json',
          text: readFileSync(`${folder}identity.schema.json`, 'utf8'),
        },
      ],
    });
    expect(page).toMatch(/People log in with:\n\n- a password \(\[line \d+\]/);
    expect(page).toContain('an authenticator app (TOTP)');
    expect(page).toContain('people log in with `email` and a password');
    expect(page).not.toMatch(/\d (?:error|warning)/);
    expect(page).not.toContain('PLEASE-CHANGE-ME');
  });

  it('orders hooks as they run, and says which list takes the place of which', () => {
    const page = explained(
      stringify({
        selfservice: {
          flows: {
            registration: {
              after: {
                hooks: [
                  {
                    hook: 'web_hook',
                    config: { url: 'https://k:s3cret@h/a', method: 'POST', response: { ignore: true } },
                  },
                ],
                password: {
                  hooks: [
                    { hook: 'session' },
                    { hook: 'web_hook', config: { url: 'https://h/b', method: 'PUT', response: { parse: true } } },
                    { hook: 'organization' },
                  ],
                },
              },
            },
            login: { before: { hooks: [{ hook: 'web_hook', config: { url: 'https://h/c', method: 'GET' } }] } },
          },
        },
      }),
      { lineAddress: () => undefined },
    );
    expect(page).toContain(`**After registration**, but not by password

1. \`web_hook\` (line 6): \`POST https://h/a\` is called, and nobody waits for the answer.`);
    expect(page).toContain(`**After registration by password**

1. \`web_hook\` (line 15): \`PUT https://h/b\` is called, and its answer can stop the flow or change the identity.
2. \`organization\` (line 21): the open-source server does nothing here.
3. \`session\` (line 14): the new person is logged in.`);
    expect(page).toContain('**Before login**');
    expect(page).not.toContain('s3cret');
  });

  it('says which hooks never run, and why', () => {
    const hooks = [{ hook: 'web_hook', config: { url: 'https://h/a', method: 'GET' } }];
    const flows = {
      recovery: { enabled: false, after: { hooks } },
      registration: { after: { webauthn: { hooks }, password: { hooks } } },
    };
    const page = explained(stringify({ selfservice: { methods: { webauthn: { enabled: false } }, flows } }));
    expect(page).toContain('**After recovery**: never, since recovery is switched off');
    expect(page).toContain('**After registration by webauthn**: never, since nobody can pass registration that way');
    expect(page).toContain('**After registration by password**\n');
  });

  it('knows the listeners of this editor', () => {
    const page = explained(
      stringify({
        selfservice: {
          methods: { code: { enabled: true, passwordless_enabled: true } },
          flows: {
            login: {
              after: { hooks: [{ hook: 'web_hook', config: { url: 'http://127.0.0.1:4471/x', method: 'POST' } }] },
            },
          },
        },
        courier: { channels: [{ id: 'sms', type: 'http', request_config: { url: 'http://localhost:4470/' } }] },
      }),
      { ownPorts: { inbox: 4470, hooks: 4471 }, lineAddress: () => undefined },
    );
    expect(page).toContain('`POST http://127.0.0.1:4471/x` (the hook listener of this editor) is called');
    expect(page).toContain('`sms` by a request to `http://localhost:4470/`, the inbox of this editor, (line');
  });

  it('says of a hook that reads its answer when it is asked and what that can do', () => {
    const reading = (path: string, response: object): object => ({
      hook: 'web_hook',
      config: { url: `https://h/${path}`, method: 'POST', ...response },
    });
    const parse = { response: { parse: true } };
    const page = explained(
      stringify({
        selfservice: {
          flows: {
            registration: {
              before: { hooks: [reading('before', parse)] },
              after: {
                hooks: [reading('general', parse)],
                password: {
                  hooks: [
                    reading('told', {}),
                    reading('interrupts', { can_interrupt: true }),
                    { hook: 'session' },
                    reading('changes', parse),
                  ],
                },
              },
            },
            login: { after: { hooks: [reading('told-first', {}), reading('login', parse)] } },
          },
        },
      }),
      { lineAddress: () => undefined },
    );
    const order = ['interrupts', 'changes', 'told'].map((name) => page.indexOf(`https://h/${name}\``));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(page).toContain('`POST https://h/interrupts` is called, and its answer can stop the flow.');
    expect(page).toContain(
      '`POST https://h/changes` is called, and its answer can stop the flow or change the identity.',
    );
    expect(page).toContain(
      '`POST https://h/general` is never called: it reads its answer, and in this flow only the lists of methods are asked.',
    );
    expect(page).toContain('`POST https://h/before` is called, and its answer can keep the flow from beginning.');
    // After a login nothing is stored of what the answer changes, and the order is that of the list.
    expect(page).toContain('`POST https://h/login` is called, and its answer can stop the flow.');
    expect(page.indexOf('https://h/told-first')).toBeLessThan(page.indexOf('https://h/login'));
  });

  it('names everything that is found, of the structure too, and the files that are not there', () => {
    const page = explained(
      `session: {whoami: {required_aal: aal3}}
selfservice:
  flows:
    registration:
      after:
        password:
          hooks:
            - {hook: web_hook, config: {url: 'https://h/', method: POST, body: 'file://./gone.jsonnet'}}
  methods:
    oidc: {enabled: true, config: {providers: [{id: a, provider: google, client_id: b, client_secret: c, mapper_url: 'file://./here.jsonnet'}]}}
courier: {template_override_path: ./mails}
`,
      { absent: new Set(['./gone.jsonnet', './mails']) },
    );
    const found = page.slice(page.indexOf('## What is wrong'));
    expect(found).toContain('required\\_aal must be aal1 or highest\\_available, not aal3.');
    expect(found).toContain(
      '([line 8](/kratos.yml#L8)): ./gone.jsonnet is neither beside this file nor in the workspace. Unless Kratos finds it where it is started: the call fails',
    );
    expect(found).toContain('./mails is neither');
    expect(found).not.toContain('here.jsonnet');
    const counts = [...found.matchAll(/^- \*\*/gm)].length;
    const [, said = ''] = /Found: (.*)\./.exec(found) ?? [];
    expect(said.match(/\d+/g)?.reduce((sum, count) => sum + Number(count), 0)).toBe(counts);
  });

  it('names what is sent, by what, and the ways in of every kind', () => {
    const page = explained(`selfservice:
  flows: {verification: {enabled: true}}
  methods:
    password: {enabled: false}
    oidc: {enabled: true, config: {providers: [{id: google}, {id: "a|b"}]}}
    code: {passwordless_enabled: true, mfa_enabled: true, config: {lifespan: 15m}}
    passkey: {enabled: true}
    webauthn: {enabled: true, config: {passwordless: true}}
courier:
  delivery_strategy: http
  http: {request_config: {url: https://u:s3cret@mails.example.com/send?key=s3cret}}
  channels: [{id: sms, request_config: {url: https://sms.example.com}}]
  templates: {login_code: {}}
`);
    for (const words of [
      'a code that is sent to them',
      'social sign-in: `google`, `a|b`',
      'a passkey',
      'without a password',
      'to verify an address: a code, valid for 15 minutes (default)',
      'to register and log in: a code, valid for 15 minutes',
      'e-mail by a request to `https://mails.example.com/send`',
      '`sms` by a request to `https://sms.example.com`',
      'with texts of your own for `login_code`',
    ])
      expect(page).toContain(words);
    expect(page).not.toContain('s3cret');
    expect(page).not.toContain('- a password');
  });

  it('says whom codes are a second factor of, as far as the schemas tell', () => {
    const text = `selfservice: {methods: {code: {mfa_enabled: true}}}
identity: {schemas: [{id: default, url: file://./person.json}]}
`;
    const known = (schemaText: string): Partial<ExplainContext> => ({
      schemas: [{ id: 'default', url: 'file://./person.json', text: schemaText }],
    });
    const none = explained(text, known('{"properties": {"traits": {"properties": {"email": {}}}}}'));
    expect(none).toContain(
      'no identity schema marks an address for them (credentials.code.identifier), so nobody is asked',
    );
    expect(none).not.toMatch(/As a second factor|Whoever has a second factor/);
    expect(none).not.toContain('locks out anyone who has lost their mailbox');
    expect(explained(text, known(schema))).toContain('- a code that is sent to them ([line 1]');
    const unread = explained(text);
    expect(unread).toContain('a code that is sent to them, if their identity schema, which was not read here');
    const marker = explained(text.replace('true', '"${MFA}"'));
    expect(marker).toContain('It cannot be known which second factors there are');
    const level = explained(`${text}session: {whoami: {required_aal: "\${AAL}"}}`, known(schema));
    expect(level).toContain('It cannot be known whether a second factor is demanded: `required_aal: ${AAL}`');
  });

  it('says what it does not know', () => {
    const page = explained(
      'selfservice: {methods: {password: {enabled: false}}}\nidentity: {schemas: [{id: a, url: https://x/y}, {id: b, url: file:///z}]}\nsession: {cookie: {domain: "x\n',
      {
        schemas: [{ id: 'a', url: 'https://x/y' }],
      },
    );
    expect(page).toContain('The file cannot be read whole');
    expect(page).toContain('No method is on that anyone can log in with.');
    expect(page).toContain('it is elsewhere and was not fetched.');
    expect(page).toContain('There is no second factor');
    expect(page).toContain('No message is sent.');
    expect(page).toContain('No hook runs.');
  });

  it('never throws, and lets nothing of the file become markup', () => {
    const value = fc.oneof(fc.constantFrom('<b>', '](x)', '`', '|', '*a*', 1, true, null, [], {}), fc.string());
    const deep = fc.dictionary(
      fc.constantFrom(
        'selfservice',
        'flows',
        'login',
        'after',
        'hooks',
        'ui_url',
        'methods',
        'oidc',
        'identity',
        'schemas',
        'session',
        'cookie',
        'courier',
        'smtp',
        'enabled',
      ),
      fc.oneof(
        value,
        fc.dictionary(fc.constantFrom('hooks', 'login', 'cookie', 'enabled', 'oidc', 'smtp'), value),
        fc.array(value),
      ),
    );
    fc.assert(
      fc.property(deep, (config) => {
        expect(explained(stringify(config)).replaceAll(/(`+)[^]*?\1/g, '')).not.toContain('<b>');
      }),
    );
  });
});
