import { expect, it } from 'vitest';
import { found, look, related, schemaOf, trait } from '../look';

const name = 'one-mailbox-for-both-factors';
const config = ({
  use = 'code',
  recovery = 'true',
  code = 'enabled: true, mfa_enabled: true',
  more = '',
} = {}): string => `
session: {whoami: {required_aal: highest_available}}
selfservice:
  flows:
    settings: {required_aal: aal1}
    recovery: {enabled: ${recovery}, use: ${use}}
  methods:
    code: {${code}}
    link: {enabled: true}
${more}`;
const code = { credentials: { code: { identifier: true, via: 'email' } } };
const recovery = { recovery: { via: 'email' } };
const shared = { schemas: [schemaOf({ email: trait({ ...code, ...recovery }) })] };
const apart = { schemas: [schemaOf({ phone: trait(code), email: trait(recovery) })] };
const at = 'information: selfservice.methods.code.mfa_enabled';

it('flags codes that go to the address of recovery', () => {
  expect(look(config(), shared, name)).toEqual([at]);
  expect(look(config(), { ...shared, version: 'v1.3.1' }, name)).toEqual([at]);
  expect(look(config({ use: 'link' }), shared, name)).toEqual([at]);
  expect(look(config({ more: '    totp: {enabled: true}\n' }), shared, name)).toEqual([at]);
  expect(found(config(), shared, name)[0]?.message).toContain('email');
  expect(related(config(), shared, name)).toEqual([
    'selfservice.flows.recovery.enabled',
    'file:///default.json: "identifier":true',
  ]);
});

it('tells traits of the same name apart', () => {
  const inner = { type: 'object', properties: { email: trait(recovery) } };
  expect(look(config(), { schemas: [schemaOf({ email: trait(code), other: inner })] }, name)).toEqual([]);
});

it.each([
  ['another address for codes', config(), apart],
  ['recovery that is off', config({ recovery: 'false' }), shared],
  [
    'recovery whose strategy is off',
    config({ use: 'link' }).replace('link: {enabled: true}', 'link: {enabled: false}'),
    shared,
  ],
  ['no codes as a second factor', config({ code: 'enabled: true' }), shared],
  ['a code method that is off', config({ code: 'enabled: false, mfa_enabled: true' }), shared],
  ['no level that is demanded', config().replace('highest_available', 'aal1'), shared],
  ['a schema that is not known', config(), {}],
  ['a release that asks for no codes', `version: v1.2.0\n${config()}`, { ...shared, version: 'v1.3.1' }],
  ['a broken file', `${config()}x: [\n`, shared],
] as const)('keeps silent with %s', (_, text, context) => {
  expect(look(text, context, name)).toEqual([]);
});
