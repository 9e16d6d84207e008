import { expect, it } from 'vitest';
import { fixed, look } from '../look';

const name = 'method-not-switched-on';
const config = (method: string, settings: string): string => `selfservice:\n  methods:\n    ${method}: {${settings}}\n`;

it.each([
  ['oidc', 'config: {providers: [{id: a}]}'],
  ['totp', 'config: {issuer: me}'],
  ['link', 'config: {lifespan: 1h}'],
  ['webauthn', 'config: {passwordless: true}'],
  ['passkey', 'config: {rp: {id: a}}'],
])('flags %s that is set up', (method, settings) => {
  const text = config(method, settings);
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(text, { version }, name)).toEqual([`information: selfservice.methods.${method}:`]);
  expect(look(fixed(text, {}, name, 'Switch'), {}, name)).toEqual([]);
});

it.each([
  ['a switch that is on', config('totp', 'enabled: true, config: {issuer: me}')],
  ['a switch that is off on purpose', config('totp', 'enabled: false, config: {issuer: me}')],
  ['methods that are on by default', config('password', 'config: {min_password_length: 8}')],
  ['codes', config('code', 'config: {lifespan: 15m}')],
  ['nothing set up', config('oidc', 'config: {}')],
  ['organisations, which have no switch', config('b2b', 'config: {organizations: []}')],
  ['a broken file', `${config('totp', 'config: {issuer: me}')}x: [\n`],
])('keeps silent with %s', (_, text) => {
  expect(look(text, {}, name)).toEqual([]);
});
