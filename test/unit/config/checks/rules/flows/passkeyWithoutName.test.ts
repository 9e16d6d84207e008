import { expect, it } from 'vitest';
import { readIdentitySchema } from '../../../../../../src/config/facts/identitySchema';
import { findPasskeyName } from '../../../../../../src/config/facts/passkeyNames';
import { checkIdentitySchema } from '../../../../../../src/config/checks/identity/index';
import { readConfig } from '../../../../../../src/config/document/readConfig';
import { look, schemaOf } from '../look';

const name = { 'ory.sh/kratos': { credentials: { passkey: { display_name: true } } } };
const key = { 'ory.sh/kratos': { credentials: { webauthn: { identifier: true } } } };
const text = (title: string, more: object = {}): object => ({
  type: 'string',
  ...(title !== '' && { title }),
  ...more,
});

// Seen on v1.3.1 and v26.2.0: GET /self-service/registration/browser is answered 500 with “no identifier found”.
const cases: readonly (readonly [string, object, string | undefined])[] = [
  ['one with a title', { email: text('E-Mail', name) }, 'found'],
  ['one for keys', { email: text('E-Mail', key) }, 'found'],
  ['one without a title', { email: text('', name), nick: text('Nick') }, 'found'],
  ['none, and one without a title', { email: text('') }, 'found'],
  ['none, and all with titles', { email: text('E-Mail') }, 'none'],
  ['two', { email: text('E-Mail', name), nick: text('Nick', key) }, 'several'],
  ['two, and one without a title', { email: text('E-Mail', name), nick: text('Nick', key), tel: text('') }, 'found'],
  [
    'one that is nested',
    { email: text('E-Mail'), name: { title: 'Name', type: 'object', properties: { first: text('First', name) } } },
    'none',
  ],
  ['parts of elsewhere', { email: { $ref: '#/definitions/email' } }, undefined],
  ['no traits', {}, undefined],
];

const config = `identity: {default_schema_id: default, schemas: [{id: default, url: "file:///default.json"}]}\nselfservice: {methods: {passkey: {enabled: true}}}\n`;

it.each(cases)('%s', (_, traits, expected) => {
  const schema = schemaOf(traits);
  expect(findPasskeyName(readIdentitySchema(schema.text ?? ''))).toBe(expected);
  const isFound = expected === 'none' || expected === 'several';
  expect(look(config, { schemas: [schema] }, 'passkey-without-name')).toEqual(
    isFound ? ['error: selfservice.methods.passkey.enabled'] : [],
  );
  const inSchema = checkIdentitySchema(schema.text ?? '', { version: 'v26.2.0', config: readConfig(config) });
  expect(inSchema.some(({ code }) => code === 'kratos/identity-without-passkey-name')).toBe(isFound);
});

it('is not looked for without passkeys', () => {
  const off = config.replace('true', 'false');
  expect(look(off, { schemas: [schemaOf({ email: text('E-Mail') })] }, 'passkey-without-name')).toEqual([]);
});
