import type { Plain } from '../../../src/config/reference/structure';
import { changed } from './variations';

/** What several keys have to do with each other, and what the structure of single keys does not tell: made by hand. */
export interface HandMade {
  readonly name: string;
  readonly text: string;
}

type Settings = Readonly<Record<string, Plain | undefined>>;

const oidc = 'selfservice.methods.oidc.config.providers.0';
const hook = 'selfservice.flows.registration.after.password.hooks.0';
const hooksOf = (flow: string): string => `selfservice.flows.${flow}.hooks`;
const apple = {
  provider: 'apple',
  apple_team_id: 'team',
  apple_private_key_id: 'key',
  apple_private_key: '-----BEGIN PRIVATE KEY-----\nnone\n-----END PRIVATE KEY-----',
};
const provider = (over: Settings): Settings =>
  Object.fromEntries(Object.entries(over).map(([name, value]) => [`${oidc}.${name}`, value]));
const webHook = { hook: 'web_hook', config: { url: 'http://127.0.0.1:4455/hooks', method: 'POST' } };
const schema = (text: string): Settings => ({
  'identity.schemas.1.url': `base64://${Buffer.from(text).toString('base64')}`,
});
const traits = (properties: object): string =>
  JSON.stringify({ properties: { traits: { type: 'object', properties } } });

const keywords = (of: object, format?: string): string =>
  traits({ email: { type: 'string' }, one: { type: 'string', ...(format && { format }), 'ory.sh/kratos': of } });

/** By name what is written where; undefined takes out. */
const settings: Readonly<Record<string, Settings>> = {
  'webauthn on, without config': { 'selfservice.methods.webauthn': { enabled: true } },
  'webauthn off, without config': { 'selfservice.methods.webauthn': { enabled: false } },
  'webauthn with an empty config': { 'selfservice.methods.webauthn.config': {} },
  'webauthn with origin alone': {
    'selfservice.methods.webauthn.config.rp': { id: 'localhost', display_name: 'a', origin: 'http://localhost:4455' },
  },
  'webauthn with origin and origins': { 'selfservice.methods.webauthn.config.rp.origin': 'http://localhost:4455' },
  'webauthn without a display name': { 'selfservice.methods.webauthn.config.rp.display_name': undefined },
  'passkey on, without config': { 'selfservice.methods.passkey': { enabled: true } },
  'passkey off, without config': { 'selfservice.methods.passkey': { enabled: false } },
  'passkey with an empty config': { 'selfservice.methods.passkey.config': {} },
  'passkey with origin': { 'selfservice.methods.passkey.config.rp.origin': 'http://localhost:4455' },

  'microsoft without a tenant': { 'selfservice.methods.oidc.config.providers.1.microsoft_tenant': undefined },
  'google with a tenant': provider({ microsoft_tenant: 'common' }),
  'google without its secret': provider({ client_secret: undefined }),
  'google with a key of apple': provider({ apple_team_id: 'team' }),
  'google with an empty key of apple': provider({ apple_team_id: '' }),
  'google without scope, label and claims': provider({
    scope: undefined,
    label: undefined,
    requested_claims: undefined,
  }),
  'apple with all of its keys': provider({ ...apple, client_secret: undefined }),
  'apple with a secret': provider(apple),
  'apple with an empty secret': provider({ ...apple, client_secret: '' }),
  'apple without its key': provider({ ...apple, client_secret: undefined, apple_private_key: undefined }),
  'a provider that nobody knows': provider({ provider: 'myspace' }),
  'a provider without an issuer': provider({ provider: 'generic' }),
  'two providers with one id': { 'selfservice.methods.oidc.config.providers.1.id': 'google' },
  'no providers': { 'selfservice.methods.oidc.config.providers': [] },

  'codes for both': {
    'selfservice.methods.code.mfa_enabled': true,
    'selfservice.methods.code.passwordless_enabled': true,
  },
  'codes as a second factor': { 'selfservice.methods.code.mfa_enabled': true },
  'codes to log in': { 'selfservice.methods.code.passwordless_enabled': true },

  'recovery and verification without a courier': { courier: undefined },
  'recovery alone without a courier': { courier: undefined, 'selfservice.flows.verification': undefined },
  'a cipher without secrets': { secrets: undefined },
  'a cipher without its secret': { 'secrets.cipher': undefined },
  'aes without its secret': { 'secrets.cipher': undefined, 'ciphers.algorithm': 'aes' },
  'no cipher and no secret': { 'secrets.cipher': undefined, 'ciphers.algorithm': 'noop' },
  'neither cipher nor secrets': { secrets: undefined, ciphers: undefined },
  'a cipher key of 32 characters and 33 bytes': { 'secrets.cipher': ['exactly-32-bytes-for-the-cipherä'] },

  'a web hook that ignores and parses': { [`${hook}.config.response`]: { ignore: true, parse: true } },
  'a web hook that ignores': { [`${hook}.config.response`]: { ignore: true } },
  'a web hook that ignores and interrupts': {
    [`${hook}.config.response`]: { ignore: true },
    [`${hook}.config.can_interrupt`]: true,
  },
  'a web hook that parses and interrupts': {
    [`${hook}.config.response`]: { parse: true },
    [`${hook}.config.can_interrupt`]: true,
  },
  'a web hook without a body': { [`${hook}.config.body`]: undefined },
  'a web hook with a key and a user': { [`${hook}.config.auth.config.user`]: 'kratos' },
  'a web hook with half a password': { [`${hook}.config.auth`]: { type: 'basic_auth', config: { user: 'kratos' } } },
  'a web hook with a password': {
    [`${hook}.config.auth`]: { type: 'basic_auth', config: { user: 'kratos', password: 'x' } },
  },
  'a web hook with its key in a query': { [`${hook}.config.auth.config.in`]: 'query' },
  'two web hooks that differ': {
    [hooksOf('login.after')]: [webHook, { ...webHook, config: { ...webHook.config, method: 'PUT' } }],
  },
  'the same web hook twice': { [hooksOf('login.after')]: [webHook, webHook] },
  'a session after login': { [hooksOf('login.after.password')]: [{ hook: 'session' }] },
  'a session after settings': { [hooksOf('settings.after.password')]: [{ hook: 'session' }] },
  'a verified address for registration': {
    [hooksOf('registration.after.password')]: [{ hook: 'require_verified_address' }],
  },
  'a verified address for every login': { [hooksOf('login.after')]: [{ hook: 'require_verified_address' }] },
  'verification before recovery': { [hooksOf('recovery.before')]: [{ hook: 'verification' }] },
  'a page for verification after settings': { [hooksOf('settings.after.profile')]: [{ hook: 'show_verification_ui' }] },
  'verification after login': { [hooksOf('login.after.password')]: [{ hook: 'verification' }] },
  'a hook with settings that it has not': {
    [hooksOf('recovery.after')]: [{ hook: 'revoke_active_sessions', config: {} }],
  },

  'mails over http without a request': { 'courier.delivery_strategy': 'http', 'courier.http': undefined },
  'a mail server without a scheme': { 'courier.smtp.connection_uri': '127.0.0.1:1025' },
  'an empty mail server': { 'courier.smtp.connection_uri': '' },
  'a channel by mail': { 'courier.channels.0.type': 'smtp' },
  'two channels for sms': {
    'courier.channels': [1, 2].map(() => ({
      id: 'sms',
      type: 'http',
      request_config: { url: 'http://127.0.0.1:4455/sms', method: 'POST', body: 'base64://e30=' },
    })),
  },
  'a channel of another name': { 'courier.channels.0.id': 'email' },
  'no channels': { 'courier.channels': [] },
  'a template without its mail': { 'courier.templates.recovery_code.valid.email': undefined },

  'a default schema that is none': { 'identity.default_schema_id': 'nobody' },
  'two schemas of one id': { 'identity.schemas.1.id': 'person' },
  'a schema in base64': schema(traits({ email: { type: 'string' } })),
  'a schema without traits': schema('{"properties": {}}'),
  'a schema whose traits are none': schema(traits({})),
  'a schema whose trait is true': schema(traits({ email: true })),
  'a trait of a type that is none': schema(traits({ one: { type: 'strin' } })),
  'a trait that is required in itself': schema(traits({ one: { type: 'string', required: true } })),
  'a list with the same entry twice': schema(traits({ one: { enum: ['a', 'a'] } })),
  'a length as a text': schema(traits({ one: { type: 'string', maxLength: '3' } })),
  'a definition of a type that is none': schema(
    JSON.stringify({
      definitions: { unused: { type: 'strin' } },
      properties: { traits: { type: 'object', properties: { email: { type: 'string' } } } },
    }),
  ),
  'an empty list of what is required': schema(traits({ one: { type: 'object', required: [] } })),
  'a reference to nowhere': schema(traits({ one: { $ref: '#/definitions/none' } })),
  'a trait that recovers by sms': schema(keywords({ recovery: { via: 'sms' } })),
  'a trait of an organization': schema(keywords({ organizations: { matcher: 'email_domain' } })),
  'a trait that recovers by fax': schema(keywords({ recovery: { via: 'fax' } })),
  'a trait with a code by sms': schema(keywords({ credentials: { code: { identifier: true, via: 'sms' } } })),
  'a trait with a word that nobody knows': schema(keywords({ recovry: { via: 'email' } })),
  'a trait that is verified without a format': schema(keywords({ verification: { via: 'sms' } })),
  'a trait that is verified by a format of its own': schema(keywords({ verification: { via: 'email' } }, 'date')),
  'a schema that is no JSON': schema('traits: {}'),

  'a lifespan in days': { 'session.lifespan': '1d' },
  'a lifespan of hours and minutes': { 'session.lifespan': '24h30m' },
  'a lifespan with a point': { 'session.lifespan': '1.5h' },
  'an empty lifespan': { 'session.lifespan': '' },
  'a lifespan of no time': { 'session.lifespan': '0s' },
  'a lifespan as a number': { 'session.lifespan': 3600 },
  'a negative lifespan': { 'selfservice.flows.login.lifespan': '-1h' },
  'a same site in small letters': { 'cookies.same_site': 'none' },
  'every origin': { 'serve.public.cors.allowed_origins': ['*'] },
  'an origin of any name': { 'serve.public.cors.allowed_origins': ['https://*.example.org'] },
  'an origin without a scheme': { 'serve.public.cors.allowed_origins': ['example.org'] },
  'a page by its path': { 'selfservice.flows.login.ui_url': '/login' },
  'a page without a slash': { 'selfservice.flows.verification.ui_url': 'verification' },
  'a page for login without a slash': { 'selfservice.flows.login.ui_url': 'login' },
  'an empty page': { 'selfservice.flows.recovery.ui_url': '' },
  'a page whose scheme is its host': { 'selfservice.flows.settings.ui_url': 'localhost:4455/settings' },
  'a return URL without a scheme': { 'selfservice.flows.logout.after.default_browser_return_url': 'example.org' },
  'a memory without its unit': { 'hashers.argon2.memory': '128' },
  'a memory with a space': { 'hashers.argon2.memory': '128 MB' },
  'a hasher without its settings': { 'hashers.bcrypt': undefined, 'hashers.argon2': undefined },
  'a number with a point': { 'selfservice.methods.password.config.min_password_length': 8.5 },
  'keys of two versions': { 'feature_flags.unheard_of': true },
  'nothing in a section': { selfservice: { default_browser_return_url: 'http://127.0.0.1:4455/' } },
  'no identity': { identity: undefined },
  'no self-service': { selfservice: undefined },
};

/** What a file may be beside its values: by name its text, made of that of a working configuration. */
const texts: Readonly<Record<string, (working: string) => string>> = {
  'as it is': (text) => text,
  'a key twice': (text) => `${text}version: v1.3.0\n`,
  'a key twice, further below': (text) => text.replace('  same_site: Lax\n', '  same_site: Lax\n  same_site: Lax\n'),
  'a tab as indentation': (text) => text.replace('  same_site: Lax', '\tsame_site: Lax'),
  'an indentation of its own': (text) => text.replace('  same_site: Lax', '   same_site: Lax'),
  'a quote that is not closed': (text) => text.replace('same_site: Lax', 'same_site: "Lax'),
  'an anchor and its alias': (text) =>
    text.replace('same_site: Lax', 'same_site: &site Lax').replace('    same_site: Lax', '    same_site: *site'),
  'an alias of nothing': (text) => text.replace('same_site: Lax', 'same_site: *site'),
  'a mapping merged in': (text) =>
    text
      .replace('cookies:\n', 'cookies: &cookies\n')
      .replace('    domain: 127.0.0.1\n    path: /\n    same_site: Lax\n', '    <<: *cookies\n'),
  'a switch that is written yes': (text) => text.replace('persistent: true', 'persistent: yes'),
  'a switch that is written on': (text) => text.replace('persistent: true', 'persistent: on'),
  'a switch in capitals': (text) => text.replace('persistent: true', 'persistent: TRUE'),
  'a number in octal': (text) => text.replace('message_retries: 5', 'message_retries: 010'),
  'a number of sixteen': (text) => text.replace('message_retries: 5', 'message_retries: 0x10'),
  'a whole number with a point': (text) => text.replace('message_retries: 5', 'message_retries: 5.0'),
  'a number with its power': (text) => text.replace('message_retries: 5', 'message_retries: 5e0'),
  'a number that is none': (text) => text.replace('message_retries: 5', 'message_retries: .inf'),
  'a date for a text': (text) => text.replace('issuer: Example', 'issuer: 2026-01-31'),
  'a number for a text': (text) => text.replace('issuer: Example', 'issuer: 2026'),
  'a text over several lines': (text) =>
    text.replace('issuer: Example', 'issuer: >-\n          Example\n          Inc.'),
  'a tag of its own': (text) => text.replace('issuer: Example', 'issuer: !secret Example'),
  'a tag for a text': (text) => text.replace('issuer: Example', 'issuer: !!str 2026'),
  'lines that end as on Windows': (text) => text.replaceAll('\n', '\r\n'),
  'a mark at the beginning': (text) => `\uFEFF${text}`,
  'a document that begins and ends': (text) => `%YAML 1.2\n---\n${text}...\n`,
  'two documents': (text) => `${text}---\nunheard_of: true\n`,
  'nothing before the first document': (text) => `# nothing\n---\n${text}`,
  'keys with dots': (text) => `${text}session.lifespan: 24h\n`,
  'a key that is a number': (text) => `${text}1: true\n`,
  'a key of its own': (text) => `${text}unheard_of: true\n`,
  'a list for everything': () => '- dsn: memory\n',
  'a text for everything': () => 'dsn\n',
};

/** The cases made by hand, of a working configuration as text and as value. */
export function handMade(text: string, working: Plain, write: (config: Plain) => string): readonly HandMade[] {
  return [
    ...Object.entries(settings).map(([name, over]) => {
      const steps = (path: string): (string | number)[] =>
        path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const config = Object.entries(over).reduce<Plain>(
        (all, [path, value]) => changed(all, steps(path), value),
        working,
      );
      return { name, text: write(config) };
    }),
    ...Object.entries(texts).map(([name, make]) => ({ name, text: make(text) })),
  ];
}
