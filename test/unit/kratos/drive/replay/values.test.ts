import { describe, expect, it } from 'vitest';
import { settleValues } from '../../../../../src/kratos/drive/replay/values';
import type { Variable } from '../../../../../src/kratos/recipe/types';

const settle = (
  variable: Variable,
  given: Record<string, string> = {},
  kept: Parameters<typeof settleValues>[2] = {},
): string | undefined =>
  settleValues({ records: [], steps: [], variables: [variable] }, given, kept, 'r1').values.get(variable.name);

describe('the values of a replay', () => {
  it.each([
    ['what was sent', { name: 'identifier', secret: false, value: 'a@example.com' }, 'a@example.com'],
    [
      'another address for who registers',
      { name: 'email', secret: false, value: 'a@example.com', fresh: true },
      'a+r1@example.com',
    ],
    ['once, not twice', { name: 'email', secret: false, value: 'a+r0@example.com', fresh: true }, 'a+r1@example.com'],
    ['no number that is made up', { name: 'phone', secret: false, value: '+4915112345678', fresh: true }, undefined],
    ['no secret that is masked', { name: 'password', secret: true }, undefined],
  ] as const)('%s', (_, variable, value) => {
    expect(settle(variable)).toBe(value);
    expect(settle(variable, { [variable.name]: 'given' })).toBe('given');
  });

  it('come from the authenticator that the persona keeps; a lookup code is another one each time', () => {
    const kept = { totpSecret: 'S', lookupCode: 'next' };
    expect(settle({ name: 'totp_secret', secret: true }, {}, kept)).toBe('S');
    expect(settle({ name: 'lookup_secret', secret: true, value: 'spent' }, {}, kept)).toBe('next');
    expect(settle({ name: 'lookup_secret', secret: true, value: 'spent' })).toBeUndefined();
  });
});
