import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { schemaOf, trait } from './look';

/** Switches that something fills in before Kratos reads the file may be on or off: no rule may say which. */
const markers = ['"${SWITCH}"', '$SWITCH', '"{{ .Values.switch }}"', '{{ .Values.switch }}', '<switch>', '"@SWITCH@"'];
const schema = schemaOf({ email: trait({ credentials: { code: { identifier: true, via: 'email' } } }) });
const codesOf = (text: string): readonly string[] =>
  checkConfig(readConfig(text), { version: 'v26.2.0', schemas: [schema] }).map(({ code }) => code);

const cases: readonly (readonly [rule: string, text: (marker: string) => string])[] = [
  [
    'no-first-factor',
    (marker) => `selfservice: {methods: {password: {enabled: false}, code: {passwordless_enabled: ${marker}}}}`,
  ],
  ['no-first-factor', (marker) => `selfservice: {methods: {password: {enabled: false}, oidc: {enabled: ${marker}}}}`],
  [
    'aal2-without-second-factor',
    (marker) =>
      `session: {whoami: {required_aal: highest_available}}\nselfservice: {methods: {totp: {enabled: ${marker}}}}`,
  ],
  [
    'second-factor-without-way-back',
    (marker) => `selfservice: {methods: {webauthn: {enabled: true}, totp: {enabled: ${marker}}}}`,
  ],
  [
    'strategy-switched-off',
    (marker) => `selfservice: {flows: {recovery: {enabled: true, use: link}}, methods: {link: {enabled: ${marker}}}}`,
  ],
  [
    'hooks-of-what-is-off',
    (marker) =>
      `selfservice: {flows: {registration: {enabled: ${marker}, after: {hooks: [{hook: web_hook, config: {url: 'https://h', method: GET, body: 'file://b'}}]}}}}`,
  ],
  [
    'hooks-of-what-is-off',
    (marker) =>
      `selfservice: {flows: {login: {after: {totp: {hooks: [{hook: revoke_active_sessions}]}}}}, methods: {totp: {enabled: ${marker}}}}`,
  ],
  [
    'verification-ui-too-early',
    (marker) =>
      `selfservice: {flows: {verification: {enabled: ${marker}}, registration: {after: {password: {hooks: [{hook: show_verification_ui}]}}}}}`,
  ],
];

describe.each(cases)('%s', (rule, text) => {
  it('speaks of a switch that is off, and of none that something fills in', () => {
    expect(codesOf(text('false'))).toContain(`kratos/${rule}`);
    for (const marker of markers) expect(codesOf(text(marker)), marker).not.toContain(`kratos/${rule}`);
  });
});

it('calls nobody locked out where the code method is switched by something else', () => {
  const text = (marker: string): string => `selfservice: {methods: {code: {mfa_enabled: true, enabled: ${marker}}}}`;
  const worst = (marker: string): readonly string[] =>
    checkConfig(readConfig(text(marker)), { version: 'v26.2.0', schemas: [schema] })
      .filter(({ code }) => code === 'kratos/mfa-forced-on-everyone')
      .map(({ severity }) => severity);
  expect(worst('false')).toEqual(['error']);
  for (const marker of markers) expect(worst(marker), marker).toEqual(['warning']);
});
