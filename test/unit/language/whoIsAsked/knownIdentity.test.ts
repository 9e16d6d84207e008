import { expect, it } from 'vitest';
import { knownFromIdentity } from '../../../../src/language/whoIsAsked/knownIdentity';
import type { IdentityDetails } from '../../../../src/kratos/identity/types';

const bare: IdentityDetails = {
  id: 'a',
  schemaId: 'person',
  state: 'active',
  traits: { email: 'a@example.com' },
  verifiableAddresses: [
    { value: 'a@example.com', via: 'email', verified: true, status: 'completed' },
    { value: '+4930123', via: 'sms', verified: false, status: 'pending' },
  ],
  recoveryAddresses: [],
};

it('knows of an identity what the admin side tells: providers, keys, codes that are left, ways of codes', () => {
  const known = knownFromIdentity({
    ...bare,
    state: 'inactive',
    credentials: [
      { type: 'password', identifiers: ['a@example.com'], hasPassword: true },
      { type: 'oidc', identifiers: ['github:1', 'github:2', 'google:a:b', 'odd'] },
      { type: 'saml', identifiers: ['corp:7'] },
      { type: 'webauthn', identifiers: [], keys: [{ isPasswordless: true }, { isPasswordless: false }] },
      { type: 'passkey', identifiers: ['handle'], keys: [{ isPasswordless: true }] },
      { type: 'lookup_secret', identifiers: ['a'], codes: { total: 12, left: 3 } },
      {
        type: 'code',
        identifiers: ['a@example.com', '+4930123', 'old@example.com'],
        channels: [
          { address: 'a@example.com', channel: 'email' },
          { address: '+4930123', channel: 'sms' },
        ],
      },
    ],
  });
  expect(known).toMatchObject({
    isInactive: true,
    providers: ['github', 'github', 'google'],
    samlProviders: ['corp'],
    lookupCodes: { total: 12, left: 3 },
    keys: { passkeys: 1, login: 1, second: 1 },
    codes: [
      { address: 'a@example.com', channel: 'email' },
      { address: '+4930123', channel: 'sms' },
      // Nobody says which way this one goes.
      { address: 'old@example.com', channel: 'email' },
    ],
    addresses: [
      { address: 'a@example.com', channel: 'email', isVerified: true },
      { address: '+4930123', channel: 'sms', isVerified: false },
    ],
    identified: { password: true, webauthn: false },
  });
});

it('knows of one without credentials that it has none', () => {
  const { person, ...beside } = knownFromIdentity({ ...bare, credentials: [] });
  expect(person.credentials).toEqual([]);
  expect(beside).toMatchObject({ providers: [], keys: { passkeys: 0, login: 0, second: 0 }, codes: [] });
});
