import { describe, expect, it } from 'vitest';
import { identityBlocks } from '../../../../src/config/completion/identity';
import { checkIdentitySchema } from '../../../../src/config/checks/identity/index';
import { versions } from '../../../../src/config/reference/versions';
import { accept, labels } from './complete';

const context = { document: { kind: 'identity-schema' } } as const;

/** A schema with the cursor inside this trait, or among the traits. */
const trait = (inside: string): string => `{
  "properties": {
    "traits": {
      "type": "object",
      "properties": {
        "login": { "type": "string", "ory.sh/kratos": { "credentials": { "password": { "identifier": true } } } },
        "email": {
          "type": "string",
          ${inside}
        }
      }
    }
  }
}
`;
const among = trait('').replace(/"email": \{[^}]*\}/, '‸');
const extension = (inside: string): string => trait(`"ory.sh/kratos": { ${inside} }`);

describe('in an identity schema', () => {
  it('keywords are those of the depth', () => {
    expect(labels(extension('‸'), context, 'key')).toEqual([
      'credentials',
      'organizations',
      'recovery',
      'verification',
    ]);
    expect(labels(extension('‸'), { ...context, version: 'v1.3.1' }, 'key')).not.toContain('organizations');
    expect(labels(extension('"credentials": { ‸ }'), context, 'key')).toEqual([
      'code',
      'passkey',
      'password',
      'totp',
      'webauthn',
    ]);
    expect(labels(extension('"credentials": { "code": { "identifier": true, ‸ } }'), context)).toEqual(['via']);
    expect(labels(trait('‸'), context, 'key')[0]).toBe('ory.sh/kratos');
    expect(labels(trait('‸'), context, 'key')).toEqual(expect.arrayContaining(['format', 'title']));
    expect(labels(trait('‸'), context, 'key')).not.toContain('type');
    expect(labels('{‸}', context)).toEqual(expect.arrayContaining(['$id', '$schema', 'properties']));
    expect(labels('{"properties": {‸}}', context)).toEqual(['traits']);
  });

  it('names of the author are not completed, but new traits are', () => {
    expect(labels(among, context, 'key')).toEqual([]);
    expect(labels(among, context, 'block')).toContain('Trait: phone number with codes by SMS');
  });

  it('JSON Schema itself is left to the editor where it knows the draft', () => {
    const known = trait('‸').replace('{', '{"$schema": "http://json-schema.org/draft-07/schema#",');
    expect(labels(known, context, 'key')).toEqual(['ory.sh/kratos']);
  });

  it.each([
    ['via of recovery', extension('"recovery": { "via": "‸" }'), 'v26.2.0', ['email', 'sms']],
    ['via of recovery, once', extension('"recovery": { "via": "‸" }'), 'v1.3.1', ['email']],
    ['a mark', extension('"credentials": { "password": { "identifier": ‸ } }'), 'v26.2.0', ['true', 'false']],
    ['a format', trait('"format": "‸"'), 'v26.2.0', ['email', 'tel', 'uri', 'date', 'date-time']],
    ['a draft', '{"$schema": ‸}', 'v26.2.0', ['http://json-schema.org/draft-07/schema#']],
  ] as const)('values: %s', (_, text, version, expected) => {
    expect(labels(text, { ...context, version })).toEqual(expected);
  });

  it('what can be required is what there is', () => {
    expect(
      labels('{"properties": {"traits": {"properties": {"a": {}, "b": {}}, "required": ["a", "‸"]}}}', context),
    ).toEqual(['b']);
  });

  it('keywords are written with their values', () => {
    expect(accept(extension('"credentials": { "password": {} }, "rec‸"'), 'recovery', context)).toContain(
      '"recovery": {\n',
    );
    expect(accept(extension('"recovery": { ‸ }'), 'via', context)).toContain('"via": "email"');
  });

  describe.each(versions)('at %s', (version) => {
    it.each(identityBlocks)('$name gives a schema that works', ({ name, where }) => {
      const places: Readonly<Record<string, string>> = {
        whole: '‸',
        traits: among,
        trait: trait(name.includes('SMS') ? '"format": "tel",\n‸' : '"format": "email",\n‸'),
        extension: extension('‸'),
        credentials: extension('"credentials": { ‸ }'),
      };
      const after = accept(places[where] ?? '', name, { ...context, version });
      JSON.parse(after);
      // A name behind a dollar that is not escaped is a variable, and nothing of it is written.
      expect(Object.keys(JSON.parse(after) as object)).not.toContain('');
      const found = checkIdentitySchema(after, { version }).filter(({ severity }) => severity !== 'hint');
      expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    });
  });
});
