import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'registration-without-session';
const registration = (after: string, more = ''): string =>
  `selfservice:\n  flows:\n    registration:\n      ui_url: /r\n${after}${more}`;
const session = '      after:\n        password:\n          hooks:\n            - hook: session\n';
const oidc = '  methods: {oidc: {enabled: true}}\n';

it('flags registration by a method that has no session while another has', () => {
  const text = registration(session, oidc);
  expect(look(text, {}, name)).toEqual(['hint: selfservice.flows.registration.after:']);
  expect(related(text, {}, name)).toEqual(['selfservice.flows.registration.after.password.hooks[].hook']);
  const cured = fixed(text, {}, name, 'Log people in');
  expect(cured).toContain('        oidc:\n          hooks:\n            - hook: session\n');
  expect(look(cured, {}, name)).toEqual([]);
});

it('flags registration that logs nobody in', () => {
  expect(look(registration(''), {}, name)).toEqual(['hint: selfservice.flows.registration:']);
  const text = registration(session.replace('session', 'web_hook'));
  expect(look(text, { version: 'v1.3.1' }, name)).toEqual(['hint: selfservice.flows.registration.after:']);
  expect(look(fixed(text, {}, name, 'Log people in'), {}, name)).toEqual([]);
});

it.each([
  ['the hook', registration(session)],
  ['the hook for every method', registration(`${session}        oidc: {hooks: [{hook: session}]}\n`, oidc)],
  [
    'another method that shows verification',
    registration(`${session}        oidc: {hooks: [{hook: show_verification_ui}]}\n`, oidc),
  ],
  ['another method that is off', registration(session, '  methods: {oidc: {enabled: false}}\n')],
  ['codes that are a second factor', registration(session, '  methods: {code: {mfa_enabled: true}}\n')],
  ['verification first', registration('', '    verification: {enabled: true}\n')],
  [
    'logins that need verification',
    registration('', '    login: {after: {hooks: [{hook: require_verified_address}]}}\n'),
  ],
  ['registration that is off', registration('      enabled: false\n')],
  ['registration that is not written', 'selfservice: {flows: {login: {ui_url: /l}}}\n'],
  ['a broken file', `${registration('')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
