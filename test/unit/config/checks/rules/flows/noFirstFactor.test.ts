import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'no-first-factor';
const config = (more = '', flows = '{}'): string =>
  `selfservice:\n  flows: ${flows}\n  methods:\n    password: {enabled: false}\n${more}`;
const at = 'selfservice.methods.password.enabled';

// Seen on v1.3.1 and v26.2.0: the login flow has no node but csrf_token.
it.each([
  '',
  '    link: {enabled: true}\n',
  '    totp: {enabled: true}\n',
  '    webauthn: {enabled: true, config: {rp: {id: a, display_name: a}}}\n',
  '    code: {mfa_enabled: true}\n',
  '    passkey: {enabled: false}\n',
])('flags passwords that are off with %j beside them', (more) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(more), { version }, name)).toEqual([`warning: ${at}`]);
});

it('is information where recovery gives sessions', () => {
  expect(look(config('', '{recovery: {enabled: true}}'), {}, name)).toEqual([`information: ${at}`]);
});

it('offers passwords, or codes where they are no second factor', () => {
  expect(look(fixed(config(), {}, name, 'Switch'), {}, name)).toEqual([]);
  expect(look(fixed(config(), {}, name, 'Let'), {}, name)).toEqual([]);
  expect(() => fixed(config('    code: {mfa_enabled: true}\n'), {}, name, 'Let')).toThrow('no fix');
});

it.each([
  ['social sign-in', config('    oidc: {enabled: true}\n')],
  ['passkeys', config('    passkey: {enabled: true}\n')],
  ['security keys without a password', config('    webauthn: {enabled: true, config: {passwordless: true}}\n')],
  ['codes', config('    code: {passwordless_enabled: true}\n')],
  ['organisations', config('    b2b: {config: {organizations: []}}\n')],
  ['passwords', config().replace('false', 'true')],
  ['the default', 'selfservice: {methods: {}}'],
  ['a broken file', `${config()}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
