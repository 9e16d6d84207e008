import { describe, expect, it } from 'vitest';
import { recogniseDocument } from '../../../../../src/config/document/detect/detect';
import { explainSetting } from '../../../../../src/config/hover/explainSetting';
import { checkIdentitySchema } from '../../../../../src/config/checks/identity/index';
import { identityKnowledge } from '../../../../../src/config/reference/identityKnowledge';

const schema = `{
  "$id": "https://example.org/person",
  "properties": {
    "traits": {
      "type": "object",
      "properties": {
        "email": {
          "type": "string",
          "format": "email",
          "ory.sh/kratos": {
            "credentials": { "password": { "identifier": true }, "code": { "identifier": true, "via": "email" } },
            "verification": { "via": "mail" }
          }
        },
        "format": { "type": "string" }
      },
      "required": ["email"]
    }
  }
}`;

/** The first line of what is said at the first (or a later) place of a word. */
function headline(word: string, from = ''): string | undefined {
  const at = schema.indexOf(word, schema.indexOf(from)) + 1;
  return explainSetting(schema, at, { kind: 'identity-schema' })?.markdown.split('\n')[0];
}

it('is not checked where it describes the keywords itself', () => {
  const meta =
    '{"type": "object", "properties": {"traits": {}, "ory.sh/kratos": {"type": "object", "properties": {}}}}';
  const codes = checkIdentitySchema(meta, { version: 'v26.2.0' }).map(({ code }) => code);
  expect(codes).not.toContain('kratos/identity-keyword');
});

describe('an identity schema', () => {
  it.each([
    ['person.schema.json', schema, true],
    ['a.json', '{"x": {"ory.sh/kratos": {}}}', true],
    ['identity.schema.json', '{"properties": {"traits": {}}}', true],
    ['data.json', '{"traits": {}}', false],
    ['kratos.yml', 'ory.sh/kratos: 1', false],
  ])('%s is told by name and content', (name, text, is) => {
    expect(recogniseDocument(name, text)?.kind === 'identity-schema').toBe(is);
  });

  it.each([
    ['ory.sh/kratos', '**`ory.sh/kratos`** — what Kratos does with this trait'],
    ['identifier', '**`credentials.password.identifier`** — login name for passwords'],
    ['via', '**`credentials.code.via`** — channel for login codes'],
    ['traits', '**`properties.traits`** — the data of the account'],
    ['required', '**`required`** — members that must be present'],
  ])('explains %s', (word, line) => {
    expect(headline(word)).toBe(line);
  });

  it('explains values, and refuses those that do not exist', () => {
    expect(headline('email"', '"format": "')).toContain('notation of a text');
    expect(headline('mail"', '"via": "mail')).toContain('not a valid value');
    expect(identityKnowledge('x.ory.sh/kratos.recovery.via', 'value', 'sms', 'v1.3.1')?.facts).toContainEqual({
      label: 'Version',
      text: 'needs v25.4.0; this file is for v1.3.1',
    });
  });

  it('keeps silent about the names of traits', () => {
    expect(headline('email": {')).toBeUndefined();
    expect(headline('format": {')).toBeUndefined();
    expect(identityKnowledge('properties.constructor', 'key')).toBeUndefined();
  });
});
