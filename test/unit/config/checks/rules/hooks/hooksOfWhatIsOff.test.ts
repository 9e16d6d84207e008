import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'hooks-of-what-is-off';
const list = (flow: string, method: string, methods = '{}', more = ''): string =>
  `selfservice:\n  flows:\n    ${flow}:\n${more}      after: {${method}: {hooks: [{hook: web_hook}]}}\n  methods: ${methods}\n`;

it.each([
  ['login', 'totp', '{}'],
  ['login', 'password', '{password: {enabled: false}}'],
  ['login', 'code', '{}'],
  ['login', 'code', '{code: {mfa_enabled: true, enabled: false}}'],
  ['registration', 'code', '{code: {mfa_enabled: true}}'],
  ['registration', 'webauthn', '{webauthn: {enabled: true}}'],
  ['settings', 'passkey', '{passkey: {enabled: false}}'],
])('flags hooks after %s by %s with %s', (flow, method, methods) => {
  expect(look(list(flow, method, methods), {}, name)).toEqual([
    `hint: selfservice.flows.${flow}.after.${method}.hooks:`,
  ]);
});

it('flags hooks of a flow that is off, and names the line', () => {
  const text = list('registration', 'password', '{}', '      enabled: false\n');
  expect(look(text, {}, name)).toEqual(['hint: selfservice.flows.registration.after.password.hooks:']);
  expect(related(text, {}, name)).toEqual(['selfservice.flows.registration.enabled']);
  expect(look(fixed(text, {}, name, 'Switch'), {}, name)).toEqual([]);
  const recovery = 'selfservice: {flows: {recovery: {after: {hooks: [{hook: web_hook}]}}}}\n';
  expect(look(recovery, {}, name)).toEqual(['hint: selfservice.flows.recovery.after.hooks:']);
});

it('switches on what needs nothing else', () => {
  const text = list('login', 'totp', '{password: {}}');
  expect(look(fixed(text, {}, name, 'Switch totp on'), {}, name)).toEqual([]);
  expect(() => fixed(list('login', 'passkey'), {}, name, 'Switch')).toThrow('no fix');
});

it.each([
  ['password, on by default', list('login', 'password')],
  ['profile, on by default', list('settings', 'profile')],
  ['codes as a first factor', list('registration', 'code', '{code: {passwordless_enabled: true, enabled: false}}')],
  ['codes as a second factor', list('login', 'code', '{code: {mfa_enabled: true}}')],
  ['passwordless keys', list('registration', 'webauthn', '{webauthn: {enabled: true, config: {passwordless: true}}}')],
  ['keys at login', list('login', 'webauthn', '{webauthn: {enabled: true}}')],
  ['an empty list', list('login', 'totp').replace('{hook: web_hook}', '')],
  [
    'verification, which hooks can begin',
    'selfservice: {flows: {verification: {after: {hooks: [{hook: web_hook}]}}}}\n',
  ],
  ['a broken file', `${list('login', 'totp')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
