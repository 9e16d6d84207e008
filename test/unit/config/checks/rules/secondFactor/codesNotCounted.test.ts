import { expect, it } from 'vitest';
import { found, look, related } from '../look';

const name = 'codes-not-counted';
const old = { version: 'v1.3.1' } as const;
const whoami = 'session: {whoami: {required_aal: highest_available}}\n';
const codes = 'selfservice: {methods: {code: {mfa_enabled: true}}}\n';
const at = 'selfservice.methods.code.mfa_enabled';

it.each(['v1.1.0', 'v1.2.0', '1.2', 'v1.2.0-pre.1'])('flags codes as a second factor with %s', (version) => {
  const text = `version: ${JSON.stringify(version)}\n${codes}`;
  expect(look(text, old, name)).toEqual([`warning: ${at}`]);
  expect(found(text, old, name)[0]?.message).toContain(version);
  expect(related(whoami + text, old, name)).toEqual(['version', 'session.whoami.required_aal']);
});

it('is not contradicted by what later releases do', () => {
  for (const other of ['mfa-forced-on-everyone', 'second-factor-without-way-back']) {
    expect(look(`version: v1.2.0\n${codes}`, old, other)).toEqual([]);
    expect(look(`version: v1.3.0\n${codes}`, old, other)).toHaveLength(1);
  }
});

it.each([
  ['the release that counts them', `version: v1.3.0\n${codes}`, 'v1.3.1'],
  // Quickstarts carry this to the present day; the release itself has no mfa_enabled.
  ['a release without the setting', `version: v0.13.0\n${codes}`, 'v1.3.1'],
  ['no version', codes, 'v1.3.1'],
  ['no version that can be read', `version: master\n${codes}`, 'v1.3.1'],
  ['another version that was chosen', `version: v1.2.0\n${codes}`, 'v26.2.0'],
  ['no codes as a second factor', `version: v1.2.0\n${codes.replace('true', 'false')}`, 'v1.3.1'],
  [
    'aal1 at both places',
    'version: v1.2.0\nsession: {whoami: {required_aal: aal1}}\nselfservice: {flows: {settings: {required_aal: aal1}}, methods: {code: {mfa_enabled: true}}}\n',
    'v1.3.1',
  ],
  ['a broken file', `version: v1.2.0\n${codes}x: [\n`, 'v1.3.1'],
] as const)('keeps silent with %s', (_, text, version) => {
  expect(look(text, { version }, name)).toEqual([]);
});
