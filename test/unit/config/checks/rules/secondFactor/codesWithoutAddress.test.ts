import { expect, it } from 'vitest';
import { look, related, schemaOf, trait } from '../look';

const name = 'codes-without-address';
const config = (more = ''): string =>
  `identity: {schemas: [{id: default, url: file:///default.json}]}\nselfservice:\n  methods:\n    code: {mfa_enabled: true${more}}\n`;
const unmarked = schemaOf({
  email: trait({ credentials: { password: { identifier: true } }, verification: { via: 'email' } }),
});
const marked = schemaOf({ email: trait({ credentials: { code: { identifier: true, via: 'email' } } }) });
const at = 'information: selfservice.methods.code.mfa_enabled';

it('flags codes that are a second factor of nobody, from v25.4.0 on', () => {
  for (const version of ['v25.4.0', 'v26.2.0', 'newer'] as const)
    expect(look(config(), { version, schemas: [unmarked] }, name)).toEqual([at]);
  expect(related(config(), { schemas: [unmarked] }, name)).toEqual(['identity.schemas[].url']);
  expect(look(config(', config: {missing_credential_fallback_enabled: true}'), { schemas: [unmarked] }, name)).toEqual([
    at,
  ]);
});

it('leaves no hint that people could be locked out by losing a mailbox', () => {
  const lost = 'second-factor-without-way-back';
  expect(look(config(), { schemas: [unmarked] }, lost)).toEqual([]);
  expect(look(config(), { schemas: [marked] }, lost)).toHaveLength(1);
  expect(look(config(), { version: 'v1.3.1', schemas: [unmarked] }, lost)).toHaveLength(1);
});

it.each([
  ['a mark', config(), { schemas: [marked] }],
  ['v1.3.1, which asks everyone', config(), { version: 'v1.3.1' as const, schemas: [unmarked] }],
  ['a schema that could not be read', config(), { schemas: [{ id: 'default', url: 'file:///default.json' }] }],
  ['a schema that is not named here', config().replace(/^identity.*\n/, ''), { schemas: [] }],
  ['one of two schemas that could not be read', config(), { schemas: [unmarked, { id: 'b', url: 'https://h/b' }] }],
  ['codes that are no second factor', config().replace('true', 'false'), { schemas: [unmarked] }],
  ['a switch that something fills in', config().replace('true', '"${MFA}"'), { schemas: [unmarked] }],
])('keeps silent with %s', (_, text, context) => {
  expect(look(text, context, name)).toEqual([]);
});
