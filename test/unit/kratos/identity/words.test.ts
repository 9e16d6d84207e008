import { describe, expect, it } from 'vitest';
import { credentialName } from '../../../../src/kratos/identity/credentialNames';
import { mainIdentifier } from '../../../../src/kratos/identity/mainIdentifier';
import { passwordOperations } from '../../../../src/kratos/identity/patch/passwordOperations';
import { readLifetime } from '../../../../src/kratos/identity/lifetime';
import { explainRefusal, openRemovalHint, removalDetail } from '../../../../src/kratos/identity/removalWords';
import type { IdentityDetails, StoredCredential } from '../../../../src/kratos/identity/types';

const having = (...credentials: readonly StoredCredential[]): IdentityDetails =>
  ({ credentials }) as unknown as IdentityDetails;
const credential = (type: string, ...identifiers: readonly string[]): StoredCredential => ({ type, identifiers });

it.each([
  ['password', 'Password'],
  ['oidc', 'Social sign-in'],
  ['saml', 'SAML'],
  ['totp', 'Authenticator app (TOTP)'],
  ['lookup_secret', 'Back-up codes'],
  ['webauthn', 'Security keys'],
  ['passkey', 'Passkeys'],
  ['code', 'Codes by mail or text message'],
  ['deviceauthn', 'Keys of devices'],
  ['identifier_first', 'Identifier alone'],
  ['something_later', 'something_later'],
])('calls %s “%s”', (type, name) => {
  expect(credentialName(type)).toBe(name);
});

describe('a removal', () => {
  it.each([
    ['not-there', 'There is nothing to remove.'],
    ['never', 'Kratos has no call that removes credentials of the type code.'],
    ['not-in-v1', 'Kratos v1 removes no passwords; later versions do.'],
    [
      'passwordless-keys',
      'Kratos removes security keys that are a second factor. These sign in by themselves, and stay.',
    ],
    ['last-first-factor', 'It is the last way to sign in that the server counts, and it keeps that one.'],
  ] as const)('that is refused as %s is said to be', (why, words) => {
    expect(explainRefusal(why, 'code')).toBe(words);
  });

  const provider = 'The provider no longer signs in to this identity. Sessions go on. This cannot be undone.';
  it.each([
    [
      'password',
      'The hash is deleted. The type stays listed with its identifiers, without a password, since the identity schema lists it. Sessions go on. This cannot be undone.',
    ],
    ['oidc', provider],
    ['saml', provider],
    [
      'webauthn',
      'All security keys that are a second factor are deleted at once; keys that sign in by themselves stay. Sessions go on, and one at aal2 stays at aal2 until it ends. This cannot be undone.',
    ],
    [
      'totp',
      'Sessions go on, and one at aal2 stays at aal2 until it ends: revoke the sessions to end that. This cannot be undone.',
    ],
  ])('of %s says what follows', (type, words) => {
    expect(removalDetail(type, { kind: 'possible' })).toBe(words);
  });

  it('says what is not known, or that nothing is left', () => {
    expect(removalDetail('oidc', { kind: 'possible', isLast: true })).toContain(
      'Sessions go on. Nothing else is known that this identity could sign in with afterwards. This cannot',
    );
    expect(removalDetail('oidc', { kind: 'open' })).toContain(`Sessions go on. ${openRemovalHint()} This cannot`);
    expect(openRemovalHint()).toContain('if this is the last way to sign in. Codes count as one where');
  });
});

describe('storing a hash', () => {
  it('puts it where the type is listed, and makes the credential where it is not', () => {
    const config = { hashed_password: 'x' };
    expect(passwordOperations(having(credential('totp'), credential('password')), 'x')).toEqual([
      { op: 'add', path: '/credentials/password/config', value: config },
    ]);
    const made = [{ op: 'add', path: '/credentials/password', value: { type: 'password', identifiers: [], config } }];
    expect(passwordOperations(having(credential('totp')), 'x')).toEqual(made);
    expect(passwordOperations({} as IdentityDetails, 'x')).toEqual(made);
  });
});

describe('the main identifier', () => {
  it.each([
    ['its name where nothing is known', undefined, 'Alice', 'Alice'],
    [
      'its name where that is one',
      [credential('password', 'x', 'alice@example.com')],
      ' Alice@Example.com',
      ' Alice@Example.com',
    ],
    ['the first that is typed', [credential('oidc', 'github:1'), credential('code', 'a', 'b')], 'Alice', 'a'],
    ['its name where only providers are known', [credential('oidc', 'github:1')], 'Alice', 'Alice'],
  ] as const)('is %s', (_, credentials, name, main) => {
    expect(mainIdentifier({ credentials } as unknown as IdentityDetails, name)).toBe(main);
  });
});

describe('a lifetime', () => {
  const [units, future] = ['Write numbers with h, m or s, such as 1h30m.', 'It has to end in the future.'];
  const days = (hours: string): string => `Kratos knows no days and weeks: write ${hours}.`;
  it.each([
    ['1h30m', '1h30m'],
    [' 12h ', '12h'],
    ['1.55h', '1.55h'],
    ['5.h', '5.h'],
    ['.25s', '.25s'],
    ['100ms10us5ns1µs', '100ms10us5ns1µs'],
    ['0h', future],
    ['-1h', future],
    ['2d', days('48h')],
    ['12 days', days('288h')],
    ['1day', days('24h')],
    ['1.25d', days('30h')],
    ['2w', days('336h')],
    ['1 week', days('168h')],
    ['3 WEEKS', days('504h')],
    ['x2d', units],
    ['2dx', units],
    ['1h x', units],
    ['x1h', units],
    ['1', units],
    ['', units],
  ])('of “%s” is “%s”', (given, said) => {
    const read = readLifetime(given);
    expect(read.kind === 'lifetime' ? read.text : read.what).toBe(said);
  });
});
