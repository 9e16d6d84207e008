import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { fixed, found, look, password, schema, trait } from './look';

const methods = (text: string): { config: ReturnType<typeof readConfig> } => ({
  config: readConfig(`selfservice: {methods: {${text}}}`),
});

describe('no identifier', () => {
  const name = 'identity-without-identifier';
  const none = schema({ email: { type: 'string', format: 'email' } });
  const at = '/properties.traits.properties:';

  // Seen on v1.3.1 and v26.2.0: registration answers 4000009.
  it('is flagged, as a warning where passwords are all there is', () => {
    for (const version of ['v1.3.1', 'v26.2.0'] as const) {
      expect(look(none, name, { version })).toEqual([`hint: ${at}`]);
      expect(look(none, name, { version, ...methods('') })).toEqual([`warning: ${at}`]);
    }
    expect(look(none, name, methods('oidc: {enabled: true}'))).toEqual([`hint: ${at}`]);
    expect(look(none, name, methods('passkey: {enabled: true}'))).toEqual([`hint: ${at}`]);
    expect(look(none, name, methods('password: {enabled: false}'))).toEqual([`hint: ${at}`]);
    expect(look(schema({ email: trait({ credentials: { password: { identifier: false } } }) }), name)).toHaveLength(1);
  });

  // Seen on v1.3.1 and v26.2.0: each method has identifiers of its own.
  it('is flagged where it is one of another method', () => {
    const codes = schema({ email: trait({ credentials: { code: { identifier: true, via: 'email' } } }) });
    expect(look(codes, name)).toEqual([]);
    expect(look(codes, name, methods(''))).toEqual([`warning: ${at}`]);
    const passwordless = 'code: {passwordless_enabled: true}';
    expect(look(codes, name, methods(passwordless))).toEqual([`hint: ${at}`]);
    expect(look(codes, name, methods(`${passwordless}, password: {enabled: false}`))).toEqual([]);
    const passwords = schema({ email: trait(password) });
    const codesAlone = methods(`${passwordless}, password: {enabled: false}`);
    expect(look(passwords, name, codesAlone)).toEqual([`warning: ${at}`]);
    expect(found(passwords, name, codesAlone)[0]).toMatchObject({
      message: 'No trait is an identifier for code.',
      effect: 'Registration with a code is refused (message 4000009), and nobody can log in with one (4000035).',
    });
    const mended = fixed(passwords, name, 'Let people log in with email', codesAlone);
    expect(look(mended, name, codesAlone)).toEqual([]);
    expect(mended).toContain('"via": "email"');
    const keys = schema({ email: trait({ credentials: { webauthn: { identifier: true } } }) });
    expect(look(keys, name, methods('webauthn: {enabled: true, config: {passwordless: true}}'))).toEqual([
      `hint: ${at}`,
    ]);
  });

  it('can be mended with an e-mail address', () => {
    const text = fixed(none, name, 'Let people log in with email');
    expect(look(text, name)).toEqual([]);
    expect(JSON.parse(text)).toEqual(JSON.parse(schema({ email: trait(password) })));
    const marked = schema({ mail: trait({ verification: { via: 'email' } }) });
    expect(look(fixed(marked, name, 'Let people log in with mail'), name)).toEqual([]);
    expect(() => fixed(schema({ name: { type: 'string' } }), name, 'Let')).toThrow('no fix');
  });

  it.each([
    ['an identifier', schema({ email: trait(password) })],
    ['one that is nested', schema({ a: { properties: { b: trait(password) } } })],
    ['one in a definition', schema({ e: { $ref: '#/definitions/e' } }, {}, { definitions: { e: trait(password) } })],
    ['parts of other files', schema({ e: { $ref: 'file:///e.json' } })],
    ['no traits, which is the matter of another rule', '{"properties": {}}'],
  ])('is not found with %s', (_, text) => {
    expect(look(text, name, methods(''))).toEqual([]);
  });
});

describe('two identifiers', () => {
  const name = 'identity-with-two-identifiers';

  it('are a hint at each but the first', () => {
    const text = schema({ email: trait(password), name: trait(password, {}), nick: trait(password, {}) });
    expect(look(text, name)).toEqual([
      'hint: name.credentials.password.identifier',
      'hint: nick.credentials.password.identifier',
    ]);
    expect(found(text, name)[0]?.related?.map(({ message }) => message)).toEqual(['email']);
  });

  it.each([
    ['one', schema({ email: trait(password), name: {} })],
    [
      'one that is off',
      schema({ email: trait(password), name: trait({ credentials: { password: { identifier: false } } }) }),
    ],
    [
      'one of another kind',
      schema({ email: trait(password), phone: trait({ credentials: { code: { identifier: true, via: 'sms' } } }) }),
    ],
  ])('are not found with %s', (_, text) => {
    expect(look(text, name)).toEqual([]);
  });
});
