import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { schemaPath } from '../../../../../src/config/reference/path';
import { checkRules } from '../../../../../src/config/checks/rules/index';
import { versions } from '../../../../../src/config/reference/versions';
import { applyEdits } from '../../document/applyEdits';

/** A configuration that the rules over URLs, cookies, secrets, schemas and methods look at. */
const config = {
  dsn: 'postgres://a:b@c/d',
  dev: true,
  serve: {
    public: { base_url: 'http://kratos:4433/', cors: { enabled: true, allowed_origins: ['http://a/', '*'] } },
  },
  cookies: { domain: 'a.test', path: 'x', same_site: 'None', secure: 'no' },
  session: { cookie: { domain: 'b', path: '/x', secure: 'true' } },
  secrets: { cookie: ['a'.repeat(17), 'b'.repeat(17)], cipher: [`${'a'.repeat(31)}ü`] },
  ciphers: { algorithm: 'aes' },
  identity: {
    default_schema_id: 'c',
    schemas: [
      { id: 'a', url: 'base64://' },
      { id: 'a', url: 'file:///b' },
    ],
  },
  selfservice: {
    default_browser_return_url: 'localhost:1/a',
    allowed_return_urls: ['*a.test', 'http://*b.test', 'http://x/#y'],
    flows: { login: { ui_url: 'http://127.0.0.1:1/a', after: { default_browser_return_url: 'http://localhost' } } },
    methods: {
      password: { enabled: false },
      code: { enabled: false, mfa_enabled: true, passwordless_enabled: true },
      oidc: { enabled: true, config: { providers: [{ id: 'a', client_secret: 'x' }, { id: 'a' }] } },
      totp: { config: { issuer: 'a' } },
      passkey: { enabled: true, config: {} },
    },
  },
};
const places = readConfig(JSON.stringify(config)).entries.map(({ path }) => path);
const values = fc.oneof(
  fc.constantFrom(
    '',
    '/',
    '*',
    '.',
    'a',
    'null',
    '%',
    '#',
    '//',
    '${A}',
    'http://',
    'http://[',
    'a:1',
    'a.b:1/c',
    'localhost',
    '127.0.0.1',
    'com',
    'http://a/%',
  ),
  fc.constantFrom(null, true, 0, [], {}, [null], ['', {}], { a: [] }),
  fc.webUrl({ withFragments: true }),
  fc.string(),
);
const changes = fc.array(fc.tuple(fc.constantFrom(...places), values), { maxLength: 6 });

it('never throws, and stays within the text, whatever the settings are', () => {
  fc.assert(
    fc.property(changes, fc.constantFrom(...versions), fc.boolean(), (list, version, tracked) => {
      const changed = structuredClone(config) as unknown;
      for (const [path, value] of list) change(changed, path, structuredClone(value));
      const text = JSON.stringify(changed, null, 1);
      const schemas = [{ id: 'a', url: 'base64://', text: '[' }];
      for (const { start, end, fixes = [] } of checkRules(readConfig(text), { version, schemas, tracked })) {
        expect(start < end && start >= 0 && end <= text.length).toBe(true);
        for (const { edits } of fixes) JSON.parse(applyEdits(text, edits));
      }
    }),
    { numRuns: 300 },
  );
});

it('says something of every part of it', () => {
  const text = JSON.stringify(config, null, 1);
  const found = checkRules(readConfig(text), { version: 'v26.2.0', schemas: [], tracked: true });
  const told = readConfig(text)
    .entries.filter(({ place, key }) => found.some(({ start }) => start >= (key ?? place).start && start <= place.end))
    .map(({ path }) => schemaPath(path));
  for (const part of [
    'dsn',
    'dev',
    'serve',
    'cookies',
    'session',
    'secrets',
    'identity',
    'selfservice.flows',
    'selfservice.methods.oidc',
  ])
    expect(told).toContain(part);
});

function change(target: unknown, path: readonly (string | number)[], value: unknown): void {
  const [name, ...rest] = path;
  if (typeof target !== 'object' || target === null || name === undefined) return;
  const record = target as Record<string | number, unknown>;
  if (rest.length > 0) change(record[name], rest, value);
  else record[name] = value;
}
