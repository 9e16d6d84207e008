import { describe, expect, it } from 'vitest';
import { countFirstFactors, judgeRemoval, type Remover, type Unwanted } from '../../../../src/kratos/identity/removal';
import { explainRefusal, removalDetail } from '../../../../src/kratos/identity/removalWords';
import type { StoredCredential } from '../../../../src/kratos/identity/types';

const password: StoredCredential = { type: 'password', identifiers: ['a'], hasPassword: true, hash: 'bcrypt' };
const emptied: StoredCredential = { type: 'password', identifiers: ['a'], hasPassword: false };
const awaited: StoredCredential = { type: 'password', identifiers: ['a'], hasPassword: true, isMigrated: true };
const untold: StoredCredential = { type: 'password', identifiers: ['a'] };
const nameless: StoredCredential = { ...password, identifiers: [] };
const github: StoredCredential = { type: 'oidc', identifiers: ['github:1'] };
const two: StoredCredential = { type: 'oidc', identifiers: ['github:1', 'google:2'] };
const unlinked: StoredCredential = { type: 'oidc', identifiers: [] };
const saml: StoredCredential = { type: 'saml', identifiers: ['corp:1'] };
const totp: StoredCredential = { type: 'totp', identifiers: ['id'] };
const code: StoredCredential = { type: 'code', identifiers: ['a'], channels: [{ address: 'a', channel: 'email' }] };
const key = (isPasswordless: boolean): NonNullable<StoredCredential['keys']>[number] => ({ isPasswordless });
const keys = (...passwordless: boolean[]): StoredCredential => ({
  type: 'webauthn',
  identifiers: ['id'],
  keys: passwordless.map(key),
});
const passkey: StoredCredential = { type: 'passkey', identifiers: ['id'], keys: [key(true)] };

const codesOff: Remover = { codesSignIn: false };
const codesOn: Remover = { codesSignIn: true };
const first: Remover = { isFirstMajor: true };
const judge = (credentials: readonly StoredCredential[], unwanted: Unwanted, server?: Remover): string => {
  const removal = judgeRemoval({ credentials }, unwanted, server);
  if (removal.kind === 'refused') return removal.why;
  return removal.kind === 'possible' && removal.isLast ? 'possible, the last' : removal.kind;
};

describe('a removal', () => {
  it.each<[string, readonly StoredCredential[], Unwanted, Remover, string]>([
    ['a second factor', [totp], { type: 'totp' }, codesOff, 'possible'],
    ['one that is not there', [password], { type: 'totp' }, codesOff, 'not-there'],
    ['a security key', [keys(false)], { type: 'webauthn' }, codesOff, 'possible'],
    ['security keys of both kinds', [keys(true, false)], { type: 'webauthn' }, codesOff, 'possible'],
    ['keys that sign in', [keys(true)], { type: 'webauthn' }, codesOff, 'passwordless-keys'],
    ['keys that only the schema marks', [keys()], { type: 'webauthn' }, codesOff, 'not-there'],
    ['codes', [code, password], { type: 'code' }, codesOff, 'never'],
    ['a passkey', [passkey, password], { type: 'passkey' }, codesOff, 'never'],
    ['an unknown type', [{ type: 'retina', identifiers: [] }], { type: 'retina' }, codesOff, 'never'],
    ['the only password', [password, totp], { type: 'password' }, codesOff, 'last-first-factor'],
    ['the only password beside codes that sign in', [password], { type: 'password' }, codesOn, 'possible'],
    ['the only password, codes unknown', [password], { type: 'password' }, {}, 'open'],
    ['a password beside a provider', [password, github], { type: 'password' }, {}, 'possible'],
    ['a password beside a passkey', [password, passkey], { type: 'password' }, codesOff, 'possible'],
    ['a password beside a key that signs in', [password, keys(true)], { type: 'password' }, codesOff, 'possible'],
    ['a password beside a second factor', [password, keys(false)], { type: 'password' }, codesOff, 'last-first-factor'],
    ['a password that was removed', [emptied, github], { type: 'password' }, codesOff, 'not-there'],
    ['one that a hook is to check', [awaited, github], { type: 'password' }, codesOff, 'open'],
    ['one that is not told', [untold, github], { type: 'password' }, codesOff, 'open'],
    ['one beside SAML', [password, saml], { type: 'password' }, codesOff, 'open'],
    ['one that no identifier leads to', [nameless, github], { type: 'password' }, codesOff, 'last-first-factor'],
    ['the only provider', [github], { type: 'oidc', identifier: 'github:1' }, codesOff, 'last-first-factor'],
    ['one of two providers', [two], { type: 'oidc', identifier: 'google:2' }, codesOff, 'possible'],
    ['a provider that is not linked', [two], { type: 'oidc', identifier: 'google:3' }, codesOff, 'not-there'],
    ['providers that were unlinked', [unlinked, password], { type: 'oidc' }, codesOff, 'not-there'],
    ['a password at v1', [password, github], { type: 'password' }, first, 'not-in-v1'],
    ['the only provider at v1', [github], { type: 'oidc', identifier: 'github:1' }, first, 'possible, the last'],
    ['a provider beside a password at v1', [password, github], { type: 'oidc' }, first, 'possible'],
    ['codes at v1', [code], { type: 'code' }, first, 'never'],
  ])('of %s', (_, credentials, unwanted, server, expected) => {
    expect(judge(credentials, unwanted, server)).toBe(expected);
  });

  it('of an identity whose credentials were not told finds none', () => {
    expect(judgeRemoval({}, { type: 'totp' })).toEqual({ kind: 'refused', why: 'not-there' });
  });
});

it('counts each provider, each passkey, and codes once', () => {
  expect(countFirstFactors([two, passkey, password, totp, code], codesOn)).toEqual({ least: 5, most: 5 });
  expect(countFirstFactors([])).toEqual({ least: 0, most: 1 });
});

it('says why in sentences, and what a removal does not do', () => {
  expect(explainRefusal('never', 'code')).toBe('Kratos has no call that removes credentials of the type code.');
  expect(removalDetail('totp', { kind: 'possible' })).toContain('one at aal2 stays at aal2');
  expect(removalDetail('password', { kind: 'open' })).toMatch(/type stays listed[^]*refuses if this is the last/);
  expect(removalDetail('oidc', { kind: 'possible', isLast: true })).toContain('Nothing else is known');
});
