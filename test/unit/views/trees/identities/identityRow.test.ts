import { describe, expect, it } from 'vitest';
import type { IdentityDetails } from '../../../../../src/kratos/identity/types';
import { drawIdentity } from '../../../../../src/views/trees/identities/identityRow';
import { isolate } from '../../../../../src/views/trees/shared/isolate';

const now = Date.parse('2026-12-01T12:00:00Z');
const identity = (change: Partial<IdentityDetails>): IdentityDetails => ({
  id: 'a',
  schemaId: 'person',
  state: 'active',
  traits: { email: 'alice@example.com' },
  verifiableAddresses: [],
  recoveryAddresses: [],
  ...change,
});

describe('the line of an identity', () => {
  it('says who, the schema and that there is no second factor', () => {
    expect(drawIdentity(identity({}), 'c', now)).toMatchObject({
      label: 'alice@example.com',
      description: 'person · no second factor',
      accessibleName: 'Identity alice@example.com, schema person, no second factor',
      contextValue: 'identity active',
    });
  });

  it('says that it is inactive, and which second factors there are for certain', () => {
    const credentials = [
      { type: 'password', identifiers: ['alice@example.com'] },
      { type: 'totp', identifiers: ['a'] },
      { type: 'lookup_secret', identifiers: ['a'] },
      { type: 'webauthn', identifiers: ['a'], keys: [{ isPasswordless: true }, { isPasswordless: false }] },
      { type: 'code', identifiers: ['alice@example.com'] },
    ];
    const row = drawIdentity(identity({ state: 'inactive', credentials }), 'c', now);
    expect(row.description).toBe('inactive · person · TOTP, lookup codes, security key');
    expect(row.contextValue).toBe('identity inactive');
    expect(row.tooltip.sentences).toEqual(['Nobody can sign in with it, and its sessions do not count.']);
  });

  it.each([
    [
      'only keys that sign in by themselves',
      [{ type: 'webauthn', identifiers: ['a'], keys: [{ isPasswordless: true }] }],
    ],
    ['an empty entry of the schema', [{ type: 'webauthn', identifiers: ['a'], keys: [] }]],
  ])('counts no second factor with %s', (_, credentials) => {
    expect(drawIdentity(identity({ credentials }), 'c', now).description).toBe('person · no second factor');
  });
});

describe('a text in a line', () => {
  it('keeps to itself where it is written from right to left', () => {
    expect(isolate('alice@example.com')).toBe('alice@example.com');
    expect(isolate('Łukasz 李')).toBe('Łukasz 李');
    expect(isolate('نور')).toBe('\u2068نور\u2069');
    expect(isolate('שלום x')).toBe('\u2068שלום x\u2069');
  });

  it('loses marks that would turn what stands around it', () => {
    expect(isolate('a\u202eb')).toBe('\u2068ab\u2069');
    expect(isolate('a\u2067b\u2066')).toBe('\u2068ab\u2069');
  });
});
