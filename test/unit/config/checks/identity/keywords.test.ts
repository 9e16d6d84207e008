import { describe, expect, it } from 'vitest';
import { fixed, found, look, password, schema, trait } from './look';

const name = 'identity-keyword';
const of = (extension: unknown): string => schema({ email: { type: 'string', 'ory.sh/kratos': extension } });
const code = { credentials: { password: { identifier: true } } };

// Seen on v1.3.1 and v26.2.0: none of these starts.
describe('what Kratos does not know', () => {
  it.each([
    [{ verify: { via: 'email' } }, 'email.verify:'],
    [{ credentials: { oidc: { identifier: true } } }, 'email.credentials.oidc:'],
    [{ credentials: { password: { identifer: true } } }, 'email.credentials.password.identifer:'],
    [{ verification: { via: 'phone' } }, 'email.verification.via'],
    [{ recovery: { via: 1 } }, 'email.recovery.via'],
    [{ credentials: { password: { identifier: 'true' } } }, 'email.credentials.password.identifier'],
    [{ verification: null }, 'email.verification'],
    [{ credentials: [] }, 'email.credentials'],
    [true, 'email.ory.sh/kratos'],
  ])('is flagged: %j', (extension, place) => {
    for (const version of ['v1.3.1', 'v26.2.0'] as const) {
      expect(look(of(extension), name, { version })).toEqual([`error: ${place}`]);
      expect(found(of(extension), name, { version })[0]?.effect).toBe('Kratos does not start.');
    }
  });

  it('is flagged once, and not again for what it holds', () => {
    expect(look(of({ other: { via: 'fax', credentials: {} } }), name)).toEqual(['error: email.other:']);
  });

  it('is flagged wherever it is nested', () => {
    const nested = schema({ name: { properties: { first: trait({ verify: {} }) } } });
    expect(look(nested, name)).toEqual(['error: name.properties.first.verify:']);
  });

  it('says where Kratos notices later, or never', () => {
    const effect = (text: string): string | undefined => found(text, name)[0]?.effect;
    const definition = schema({ a: { $ref: '#/definitions/e' } }, {}, { definitions: { e: trait({ verify: {} }) } });
    expect(effect(definition)).toContain('every registration');
    expect(effect(schema({ a: {} }, { 'ory.sh/kratos': { verify: {} } }))).toContain('every registration');
    const list = schema({ a: { allOf: [trait({ verify: {} })] } });
    expect(look(list, name)).toEqual(['warning: a.allOf[].verify:']);
    expect(effect(list)).toContain('silently ignores it');
  });
});

describe('what came later', () => {
  it('is recovery by SMS', () => {
    const text = of({ recovery: { via: 'sms' } });
    expect(look(text, name, { version: 'v1.3.1' })).toEqual(['error: email.recovery.via']);
    expect(found(text, name, { version: 'v1.3.1' })[0]?.message).toBe(
      '"sms" needs v25.4.0; this schema is for v1.3.1.',
    );
    expect(fixed(text, name, 'Write email', { version: 'v1.3.1' })).toBe(of({ recovery: { via: 'email' } }));
    for (const version of ['v25.4.0', 'v26.2.0', 'newer'] as const) expect(look(text, name, { version })).toEqual([]);
  });

  it('is the matcher of organisations', () => {
    const text = of({ organizations: { matcher: 'email_domain' } });
    expect(look(text, name, { version: 'v1.3.1' })).toEqual(['error: email.organizations:']);
    expect(look(text, name)).toEqual([]);
    expect(look(of({ organizations: { matcher: 'other' } }), name)).toEqual(['error: email.organizations.matcher']);
  });

  it('is not named among what could stand there', () => {
    const message = (version: 'v1.3.1' | 'v26.2.0'): string =>
      found(of({ x: {} }), name, { version })[0]?.message ?? '';
    expect(message('v1.3.1')).toBe('Kratos does not know x here; it knows credentials, verification, recovery.');
    expect(message('v26.2.0')).toBe(
      'Kratos does not know x here; it knows credentials, verification, recovery, organizations.',
    );
  });
});

it('offers what was meant', () => {
  expect(fixed(of({ verificaton: { via: 'email' } }), name, 'Write')).toBe(of({ verification: { via: 'email' } }));
  expect(fixed(of({ credentials: { password: { identifier: 'true' } } }), name, 'Write true')).toBe(of(code));
  expect(fixed(of({ verification: { via: 'mail' } }), name, 'Write sms')).toBe(of({ verification: { via: 'sms' } }));
  expect(() => fixed(of({ verify: {} }), name, 'Write')).toThrow('no fix');
});

it.each([
  [
    'all there is',
    of({
      credentials: {
        password: { identifier: true },
        webauthn: { identifier: true },
        passkey: { display_name: true },
        totp: { account_name: true },
        code: { identifier: true, via: 'sms' },
      },
      verification: { via: 'sms' },
      recovery: { via: 'email' },
    }),
  ],
  ['false', of({ credentials: { password: { identifier: false } } })],
  ['nothing', of({})],
  ['empty blocks', of({ credentials: {}, verification: {} })],
  ['names of the author', schema({ verify: trait(password), identifer: {} })],
])('keeps silent with %s', (_, text) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const) expect(look(text, name, { version })).toEqual([]);
});
