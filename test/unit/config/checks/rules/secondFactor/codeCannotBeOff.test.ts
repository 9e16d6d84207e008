import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'code-cannot-be-off';
const config = (settings: string): string => `selfservice:\n  methods:\n    code: {${settings}}\n`;
const text = config('enabled: false, passwordless_enabled: true');

// Seen on v1.3.1 and v26.2.0: login offers codes.
it('flags a switch that another one overrules', () => {
  for (const version of ['v1.3.1', 'v26.2.0'] as const)
    expect(look(text, { version }, name)).toEqual(['information: selfservice.methods.code.enabled']);
  expect(related(text, {}, name)).toEqual(['selfservice.methods.code.passwordless_enabled']);
  expect(fixed(text, {}, name, 'Write that')).toBe(config('enabled: true, passwordless_enabled: true'));
  expect(fixed(text, {}, name, 'Let')).toBe(config('enabled: false, passwordless_enabled: false'));
});

it.each([
  'enabled: false',
  'passwordless_enabled: true',
  'enabled: true, passwordless_enabled: true',
  'enabled: false, mfa_enabled: true',
])('keeps silent with %s', (settings) => {
  expect(look(config(settings), {}, name)).toEqual([]);
});
