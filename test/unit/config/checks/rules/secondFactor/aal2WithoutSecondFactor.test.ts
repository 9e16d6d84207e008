import { expect, it } from 'vitest';
import { findings } from '../check';

const name = 'aal2-without-second-factor';
const strict = 'session:\n  whoami:\n    required_aal: highest_available\n';
const method = (text: string): string => `${strict}selfservice:\n  methods:\n${text}`;

it('flags highest_available where nothing can be a second factor', () => {
  expect(findings(strict, {}, name)).toEqual([`${name}: highest_available`]);
  expect(findings(method('    webauthn: {enabled: true, config: {passwordless: true}}\n'), {}, name)).toHaveLength(1);
});

it.each([
  ['aal1', 'session: {whoami: {required_aal: aal1}}\n'],
  ['the default', 'session: {}\n'],
  ['TOTP', method('    totp:\n      enabled: true\n')],
  ['back-up codes', method('    lookup_secret: {enabled: true}\n')],
  ['security keys', method('    webauthn: {enabled: true}\n')],
  ['codes by mail', method('    code: {mfa_enabled: true}\n')],
  ['a comment', strict.replace('highest', '# kratos-ignore\n      highest')],
  ['a broken file', `${strict}selfservice: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(findings(text, {}, name)).toEqual([]);
});
