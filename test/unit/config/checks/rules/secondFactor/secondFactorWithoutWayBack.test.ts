import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'second-factor-without-way-back';
const methods = (text: string): string => `selfservice:\n  methods:\n${text}`;
const keys = methods('    webauthn:\n      enabled: true\n');
const codes = methods('    code:\n      mfa_enabled: true\n');
const whoami = 'session: {whoami: {required_aal: highest_available}}\n';
const never = 'session: {whoami: {required_aal: aal1}}\n';
const settings = '  flows: {settings: {required_aal: aal1}}\n';

it('flags a security key or codes as the only second factor', () => {
  expect(look(keys, {}, name)).toEqual(['information: selfservice.methods.webauthn.enabled']);
  expect(look(codes, {}, name)).toEqual(['information: selfservice.methods.code.mfa_enabled']);
  expect(look(codes, { version: 'v1.3.1' }, name)).toHaveLength(1);
  expect(look(keys + settings, {}, name)).toHaveLength(1);
  expect(related(keys + settings + whoami, {}, name)).toEqual(['session.whoami.required_aal']);
});

it('offers back-up codes', () => {
  const text = fixed(keys, {}, name, 'Let people');
  expect(text).toContain('    lookup_secret:\n      enabled: true');
  expect(look(text, {}, name)).toEqual([]);
});

it.each([
  ['TOTP beside it', `${keys}    totp: {enabled: true}\n`],
  ['back-up codes beside it', `${codes}    lookup_secret: {enabled: true}\n`],
  ['each other beside it', `${keys}    code: {mfa_enabled: true}\n`],
  ['passwordless keys', methods('    webauthn: {enabled: true, config: {passwordless: true}}\n')],
  ['keys that are off', methods('    webauthn: {enabled: false}\n')],
  ['no second factor', methods('    password: {enabled: true}\n')],
  ['aal1 at both places', keys + settings + never],
  ['a broken file', `${keys}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
