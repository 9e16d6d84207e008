import { describe, expect, it } from 'vitest';
import { found, look, schemaOf, trait } from '../look';

const name = 'method-without-identifier';
const methods = (text: string): string =>
  `identity: {default_schema_id: default, schemas: [{id: default, url: "file:///default.json"}]}\nselfservice: {methods: {${text}}}\n`;
const at = 'selfservice.methods';
const mark = (...kinds: string[]): object =>
  trait({ credentials: Object.fromEntries(kinds.map((kind) => [kind, { identifier: true }])) });
const schemas = (...kinds: string[]): { schemas: ReturnType<typeof schemaOf>[] } => ({
  schemas: [schemaOf({ email: kinds.length === 0 ? { type: 'string' } : mark(...kinds) })],
});

const code = 'password: {enabled: false}, code: {enabled: true, passwordless_enabled: true}';
const keys = 'password: {enabled: false}, webauthn: {enabled: true, config: {passwordless: true}}';

describe('a method without an identifier', () => {
  it.each([
    ['code alone', code, ['password'], [`error: ${at}.code.passwordless_enabled`]],
    ['keys alone', keys, ['password'], [`error: ${at}.webauthn.config.passwordless`]],
    ['password alone', 'password: {enabled: true}', ['code'], [`error: ${at}.password.enabled`]],
    ['password, by default', 'totp: {enabled: true}', [], [`error: ${at}:`]],
    ['password beside codes', code.replace('false', 'true'), ['code'], [`warning: ${at}.password.enabled`]],
    ['password beside codes, by default', 'code: {passwordless_enabled: true}', ['code'], [`hint: ${at}:`]],
    ['codes beside OIDC', `${code}, oidc: {enabled: true}`, ['password'], [`warning: ${at}.code.passwordless_enabled`]],
    [
      'passkeys alone',
      'password: {enabled: false}, passkey: {enabled: true}',
      ['password'],
      [`warning: ${at}.passkey.enabled`],
    ],
  ])('%s', (_, given, kinds, expected) => {
    for (const version of ['v1.3.1', 'v26.2.0'] as const)
      expect(look(methods(given), { version, ...schemas(...kinds) }, name)).toEqual(expected);
  });

  it('says what people will meet', () => {
    expect(found(methods(code), schemas('password'), name)[0]).toMatchObject({
      message: 'code is on, but schema default has no trait with credentials.code.identifier.',
      effect: 'Registration with a code is refused (message 4000009), and nobody can log in with one (4000035).',
    });
  });

  it('is a hint where it is another schema that people do not register with', () => {
    const two = methods(code).replace(']}', ', {id: other, url: "file:///other.json"}]}');
    const other = schemaOf({ email: mark('password') }, 'other');
    expect(look(two, { schemas: [...schemas('code').schemas, other] }, name)).toEqual([
      `hint: ${at}.code.passwordless_enabled`,
    ]);
  });

  it.each([
    ['an identifier', code, schemas('code')],
    ['codes as a second factor', 'code: {enabled: true, mfa_enabled: true}', schemas('password')],
    ['codes for recovery alone', 'code: {enabled: true}', schemas('password')],
    ['keys as a second factor', 'webauthn: {enabled: true}', schemas('password')],
    ['OIDC alone', 'password: {enabled: false}, oidc: {enabled: true}', schemas()],
    ['the display name of a passkey', 'password: {enabled: false}, passkey: {enabled: true}', schemas('webauthn')],
    ['a schema that cannot be read', code, { schemas: [{ id: 'default', url: 'file:///default.json' }] }],
    ['a schema of parts from elsewhere', code, { schemas: [schemaOf({ e: { $ref: 'file:///e.json' } })] }],
    [
      'a switch that is filled in later',
      code.replace('passwordless_enabled: true', 'passwordless_enabled: "${X}"'),
      schemas('password'),
    ],
    ['no schema at all', code, {}],
  ])('is not found with %s', (_, given, context) => {
    expect(look(methods(given), context, name)).toEqual([]);
  });
});
