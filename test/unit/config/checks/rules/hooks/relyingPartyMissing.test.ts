import { expect, it } from 'vitest';
import { found, look } from '../look';

const name = 'relying-party-missing';
const config = (method: string, settings: string, enabled = 'true'): string =>
  `selfservice: {methods: {${method}: {enabled: ${enabled}, config: {${settings}}}}}\n`;

// Seen on v1.3.1 and v26.2.0: "the relying party id must be provided", 500.
it.each(['webauthn', 'passkey'])('flags %s without rp', (method) => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(config(method, ''), { version }, name)).toEqual([`hint: selfservice.methods.${method}.config:`]);
});

it('names the variable that can give it', () => {
  expect(found(config('passkey', ''), {}, name)[0]?.effect).toContain('SELFSERVICE_METHODS_PASSKEY_CONFIG_RP_ID');
});

it('says which flows fail', () => {
  const effect = (method: string, version: 'v1.3.1' | 'v26.2.0'): string =>
    found(config(method, ''), { version }, name)[0]?.effect.replace(/ The variable .*/, '') ?? '';
  expect(effect('passkey', 'v26.2.0')).toBe('Every login and registration is answered with 500.');
  expect(effect('passkey', 'v1.3.1')).toBe('Every login and registration of a browser is answered with 500.');
  expect(effect('webauthn', 'v26.2.0')).toBe('Settings of a browser are answered with 500.');
});

it.each([
  ['rp', config('passkey', 'rp: {id: a, display_name: a}')],
  ['a method that is off', config('passkey', '', 'false')],
  ['no config, which the schema refuses', 'selfservice: {methods: {passkey: {enabled: true}}}'],
  ['other methods', config('totp', '')],
  ['a broken file', `${config('passkey', '')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
