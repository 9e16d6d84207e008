import { expect, it } from 'vitest';
import { found, look } from '../look';

const name = 'secret-under-version-control';
const cookie = 'secrets:\n  cookie:\n    - 7vXJ1Zr0mYtqWcK2\n';
const others = 'serve: {public: {base_url: "https://auth.example.com"}}\n';
const places = (text: string): string[] =>
  found(text, { tracked: true }, name).map(({ start, end }) => text.slice(start, end));

it('flags keys when the file is under version control for certain', () => {
  expect(look(cookie, { tracked: true }, name)).toEqual(['hint: secrets.cookie[]']);
  expect(look(others + cookie, { tracked: true }, name)).toEqual(['warning: secrets.cookie[]']);
  expect(look(others + cookie, { tracked: false }, name)).toEqual([]);
  expect(look(others + cookie, {}, name)).toEqual([]);
});

it.each([
  ['dsn: postgres://kratos:hunter2@db:5432/kratos', 'hunter2'],
  ['dsn: "mysql://root:s3cret@tcp(db:3306)/k"', 's3cret'],
  ['courier: {smtp: {connection_uri: "smtps://me:pa:ss@mail.example.com:465/"}}', 'pa:ss'],
  ['selfservice: {methods: {oidc: {config: {providers: [{id: a, client_secret: xyz}]}}}}', 'xyz'],
  ['selfservice: {methods: {oidc: {config: {providers: [{apple_private_key: pem}]}}}}', 'pem'],
  ['courier: {http: {request_config: {auth: {type: api_key, config: {name: X, value: tok, in: header}}}}}', 'tok'],
  [
    'selfservice: {flows: {login: {after: {hooks: [{hook: web_hook, config: {auth: {type: basic_auth, config: {user: u, password: pw}}}}]}}}}',
    'pw',
  ],
])('flags %s at the secret alone', (text, secret) => {
  expect(places(text)).toEqual([secret]);
});

it.each([
  ['a placeholder', 'secrets: {cookie: ["${COOKIE_SECRET}"], default: ["{{ .Values.secret }}"]}'],
  ['an example that everybody knows', 'secrets: {cookie: [PLEASE-CHANGE-ME-I-AM-VERY-INSECURE]}'],
  ['a database without a password', 'dsn: postgres://kratos@db:5432/kratos'],
  ['a password that is filled in', 'dsn: "postgres://kratos:${PASSWORD}@db/kratos"'],
  ['memory', 'dsn: memory'],
  ['other settings', 'selfservice: {methods: {oidc: {config: {providers: [{id: a, client_id: xyz}]}}}}'],
  ['an empty text', 'secrets: {cookie: [""]}'],
])('keeps silent with %s', (_, text) => {
  expect(places(text)).toEqual([]);
});
