import { describe, expect, it } from 'vitest';
import { readIdentitySchema } from '../../../../src/config/facts/identitySchema';
import type { SchemaMarks } from '../../../../src/config/facts/schemaMarks';
import { schemaPath } from '../../../../src/config/reference/path';
import { trait } from '../checks/rules/look';

const password = trait({ credentials: { password: { identifier: true } } });
const every = trait({
  credentials: {
    password: { identifier: true },
    webauthn: { identifier: true },
    passkey: { display_name: true },
    code: { identifier: true, via: 'email' },
  },
  verification: { via: 'email' },
  recovery: { via: 'email' },
});
const schema = (traits: object, top: object = {}): string =>
  JSON.stringify({
    ...top,
    properties: { ...(top as { properties?: object }).properties, traits: { properties: traits } },
  });

/** The traits that are identifiers of the password, `?` for a definition that several share. */
function identifiers(text: string, kind: keyof SchemaMarks = 'password'): readonly string[] {
  return readIdentitySchema(text).marks[kind].map((mark) => (mark.trait === '' ? '?' : mark.trait));
}

describe('what a schema marks', () => {
  it('is told of each kind', () => {
    const { marks } = readIdentitySchema(schema({ email: every }));
    const kinds = Object.keys(marks) as readonly (keyof SchemaMarks)[];
    expect(Object.fromEntries(kinds.map((kind) => [kind, marks[kind].length]))).toEqual({
      password: 1,
      webauthn: 1,
      passkey: 2,
      code: 1,
      verification: 1,
      recovery: 1,
    });
    expect(schemaPath(marks.recovery[0]?.path ?? [])).toBe(
      'properties.traits.properties.email.ory.sh/kratos.recovery.via',
    );
  });

  // Each as Kratos was seen to do: test/server/config/schemaMarks.test.ts asks a server.
  it.each([
    ['a trait', schema({ email: password }), ['email']],
    ['one that is nested', schema({ name: { properties: { nick: password } } }), ['name.nick']],
    ['the items of a list', schema({ emails: { items: password } }), ['emails']],
    ['a list of items', schema({ emails: { items: [{}, password] } }), ['emails']],
    ['one of several forms', schema({ email: { oneOf: [{ type: 'null' }, password] } }), ['email']],
    ['allOf within anyOf', schema({ email: { anyOf: [{ allOf: [password] }] } }), ['email']],
    [
      'a form beside the traits',
      schema({ email: {} }, { allOf: [JSON.parse(schema({ email: password }))] }),
      ['email'],
    ],
    ['then', schema({ email: { if: {}, then: password } }), ['email']],
    ['names of a pattern', schema({ more: { patternProperties: { '^mail': password } } }), ['?']],
    [
      'a definition for one',
      schema({ email: { $ref: '#/definitions/e' } }, { definitions: { e: password } }),
      ['email'],
    ],
    [
      'a definition for two',
      schema({ a: { $ref: '#/definitions/e' }, b: { $ref: '#/definitions/e' } }, { definitions: { e: password } }),
      ['?'],
    ],
    [
      'a definition with a name that is escaped',
      schema({ email: { $ref: '#/definitions/e-mail%20of~1home' } }, { definitions: { 'e-mail of/home': password } }),
      ['email'],
    ],
    [
      'a definition of a definition',
      schema({ email: { $ref: '#/definitions/a' } }, { definitions: { a: { $ref: '#/definitions/b' }, b: password } }),
      ['email'],
    ],
    [
      "a definition by the schema's own address",
      schema(
        { email: { $ref: 'https://example.org/person.json#/definitions/e' } },
        { $id: 'https://example.org/person.json', definitions: { e: password } },
      ),
      ['email'],
    ],
    [
      'a definition by an address of its own',
      schema({ email: { $ref: '#mail' } }, { definitions: { e: { $id: '#mail', ...password } } }),
      ['email'],
    ],
    ['another trait', schema({ email: password, second: { $ref: '#/properties/traits/properties/email' } }), ['email']],
    ['a trait that is called $ref', schema({ $ref: password }), ['$ref']],
    ['a schema that holds itself', schema({ email: password, boss: { $ref: '#/properties/traits' } }), ['email']],
  ])('counts of %s', (_, text, expected) => {
    expect(identifiers(text)).toEqual(expected);
    expect(readIdentitySchema(text).isWhole).toBe(true);
  });

  it.each([
    ['a definition that nothing refers to', schema({ email: {} }, { definitions: { e: password } })],
    [
      'one that only such a definition refers to',
      schema({ email: {} }, { definitions: { a: { $ref: '#/definitions/b' }, b: password } }),
    ],
    [
      'what stands beside a reference',
      schema({ email: { $ref: '#/definitions/e', ...password } }, { definitions: { e: {} } }),
    ],
    ['what stands beside the traits', schema({ email: {} }, { properties: { other: password } })],
    ['a value that is no true', schema({ email: trait({ credentials: { password: { identifier: 'true' } } }) })],
    ['an example', schema({ email: { default: password, examples: [password] } })],
  ])('does not count of %s', (_, text) => {
    expect(identifiers(text)).toEqual([]);
  });

  it('is not all that there is where parts stand in other files', () => {
    for (const reference of ['file:///e.json', 'other.json#/definitions/e', '#unknown', 7]) {
      const text = schema({ email: password, other: { $ref: reference } });
      expect([readIdentitySchema(text).isWhole, identifiers(text)]).toEqual([false, ['email']]);
    }
    const unused = schema({ email: password }, { definitions: { e: { $ref: 'file:///e.json' } } });
    expect(readIdentitySchema(unused).isWhole).toBe(true);
  });

  it('is nothing for certain where Kratos reads no JSON, or no traits', () => {
    for (const text of ['', '{', 'properties: {traits: {properties: {}}}', '[]', '{"properties": {}}'])
      expect(readIdentitySchema(text).isWhole).toBe(false);
    const twice = '{"properties": {"traits": {"title": "a", "title": "b", "properties": {"email": {}}}}}';
    expect(readIdentitySchema(twice).isWhole).toBe(true);
  });

  it('costs as much as the schema is long, however often parts refer to each other', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `d${i}`,
        { allOf: [{ $ref: `#/definitions/d${i + 1}` }, { $ref: `#/definitions/d${i + 1}` }] },
      ]),
    );
    const text = schema({ email: { $ref: '#/definitions/d0' } }, { definitions: { ...chain, d60: password } });
    expect(identifiers(text)).toEqual(['?']);
  });
});
