import { expect, it } from 'vitest';
import type { IdentityDetails, StoredCredential } from '../../../../src/kratos/identity/types';
import type { Session } from '../../../../src/kratos/flow/types';
import { personFromIdentity, personFromSession } from '../../../../src/language/whoIsAsked/knownPerson';

const identity = {
  id: 'a',
  schemaId: 'person',
  traits: { email: 'a@example.com', phone: '', name: { first: 'A', last: null }, emails: [{ value: 'b' }] },
  verifiableAddresses: [{ value: 'a@example.com', via: 'email', verified: false, status: 'sent' }],
  recoveryAddresses: [],
};
const session: Session = {
  id: 's',
  active: true,
  aal: 'aal2',
  methods: [
    { method: 'password', aal: 'aal1' },
    { method: 'webauthn', aal: 'aal2' },
    { method: 'link_recovery', aal: 'aal1' },
  ],
  identity,
  devices: [],
};
const answer = (credentials: readonly StoredCredential[]): IdentityDetails => ({ ...identity, credentials });

it('makes a person of an identity: what is empty counts for nothing, and nobody is signed in', () => {
  const person = personFromIdentity(
    answer([
      { type: 'password', identifiers: [] },
      { type: 'oidc', identifiers: ['github:1'] },
      { type: 'webauthn', identifiers: ['a'], keys: [] },
      { type: 'totp', identifiers: ['a'] },
      { type: 'code', identifiers: ['a@example.com'] },
      { type: 'saml', identifiers: ['x'] },
    ]),
  );
  expect(person).toEqual({
    schema: 'person',
    traits: ['email', 'name.first', 'emails.value'],
    credentials: ['oidc', 'totp'],
    codes: ['a@example.com'],
    verifiable: ['a@example.com'],
    session: ['oidc'],
    aal: 'aal1',
  });
});

it('counts a password only where one is stored', () => {
  const listed = { type: 'password', identifiers: ['a@example.com'] };
  expect(personFromIdentity(answer([{ ...listed, hasPassword: true }])).credentials).toEqual(['password']);
  expect(personFromIdentity(answer([{ ...listed, hasPassword: false }])).credentials).toEqual([]);
});

it('knows which keys log in and which are a second factor', () => {
  const keys = { type: 'webauthn', identifiers: ['a'], keys: [{ isPasswordless: false }, { isPasswordless: true }] };
  expect(personFromIdentity(answer([keys]), session)).toMatchObject({
    credentials: ['webauthn_passwordless', 'webauthn'],
    codes: [],
    session: ['password', 'webauthn', 'link_recovery'],
    aal: 'aal2',
  });
});

it('takes of a session alone what it was made with', () => {
  expect(personFromSession(session)).toMatchObject({ credentials: ['password', 'webauthn'], aal: 'aal2' });
  expect(personFromSession(session)).not.toHaveProperty('codes');
});

it('does not take what a schema lists for a password or a passkey', () => {
  const person = personFromIdentity(
    answer([
      { type: 'password', identifiers: ['a@example.com'] },
      { type: 'passkey', identifiers: ['a@example.com'], keys: [] },
      { type: 'webauthn', identifiers: ['a@example.com'], keys: [] },
      { type: 'lookup_secret', identifiers: [] },
    ]),
  );
  expect(person).toMatchObject({ credentials: ['lookup_secret'], mayHave: ['password'] });
  const keys = personFromIdentity(answer([{ type: 'passkey', identifiers: ['a'], keys: [{ isPasswordless: true }] }]));
  expect(keys.credentials).toEqual(['passkey']);
  expect(keys).not.toHaveProperty('mayHave');
});

it('knows that a session tells of no other credentials', () => {
  expect(personFromSession(session).mayHave).toEqual([
    'oidc',
    'passkey',
    'webauthn_passwordless',
    'totp',
    'lookup_secret',
  ]);
});
