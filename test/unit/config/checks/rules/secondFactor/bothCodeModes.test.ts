import { expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'both-code-modes';
const config = (settings: string): string => `selfservice:\n  methods:\n    code: {${settings}}\n`;
const both = config('mfa_enabled: true, passwordless_enabled: true');
const code = 'selfservice.methods.code';

// Seen on v1.3.1 and v26.2.0: neither starts.
it('flags both at once, in every version', () => {
  for (const version of ['v1.3.1', 'v25.4.0', 'v26.2.0', 'newer'] as const)
    expect(look(both, { version }, name)).toEqual([`error: ${code}.mfa_enabled`]);
  expect(related(both, {}, name)).toEqual([`${code}.passwordless_enabled`]);
  expect(look(both.replace('{mfa', '{enabled: false, mfa'), {}, name)).toHaveLength(1);
});

it('offers either', () => {
  expect(fixed(both, {}, name, 'Use codes as a second')).toBe(config('mfa_enabled: true, passwordless_enabled: false'));
  expect(fixed(both, {}, name, 'Use codes for logging in')).toBe(
    config('mfa_enabled: false, passwordless_enabled: true'),
  );
});

it.each([
  'mfa_enabled: true',
  'passwordless_enabled: true',
  'mfa_enabled: true, passwordless_enabled: false',
  'mfa_enabled: "true", passwordless_enabled: true',
])('keeps silent with %s', (settings) => {
  expect(look(config(settings), {}, name)).toEqual([]);
});
