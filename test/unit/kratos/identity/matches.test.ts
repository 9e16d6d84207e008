import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainIdentifier } from '../../../../src/kratos/identity/mainIdentifier';
import { matches } from '../../../../src/kratos/identity/matches';
import type { IdentityDetails } from '../../../../src/kratos/identity/types';

const identity = (change: Partial<IdentityDetails>): IdentityDetails => ({
  id: 'a',
  schemaId: 'person',
  traits: {},
  verifiableAddresses: [],
  recoveryAddresses: [],
  ...change,
});

describe('a part of a text', () => {
  const somebody = {
    traits: { email: 'Alice@example.com', name: { last: 'Łukasiewicz' }, tags: ['vip', { level: 42 }] },
    external_id: 'crm-17',
    schema_id: 'person',
    credentials: { oidc: { type: 'oidc', identifiers: ['github:1234'] }, broken: null },
  };

  it.each(['ALICE', 'łukas', 'VIP', '42', 'CRM-1', 'github:12', '  alice '])('is found: %o', (part) => {
    expect(matches(somebody, part)).toBe(true);
  });

  it.each(['bob', '', '   ', 'person', 'last'])('is not found: %o', (part) => {
    expect(matches(somebody, part)).toBe(false);
  });
});

describe('a part of a text, whatever the JSON', () => {
  /** Every text and number of a value, as they are searched. */
  const texts = (value: unknown): readonly string[] =>
    typeof value === 'string' || typeof value === 'number'
      ? [String(value).toLowerCase()]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  const short = fc.stringMatching(/^[aAß4İ.]{0,3}$/);
  const traits = fc.jsonValue({ stringUnit: fc.constantFrom('a', 'A', 'ß', 'İ', '4', '.'), maxDepth: 4 });

  it('is found where one of the texts has it', () => {
    fc.assert(
      fc.property(traits, short, fc.array(short), short, (value, external, identifiers, part) => {
        const identity = { traits: value, external_id: external, credentials: { password: { identifiers }, no: 4 } };
        const wanted = part.toLowerCase();
        const all = [...texts(value), ...texts(external), ...texts(identifiers)];
        expect(matches(identity, part)).toBe(wanted !== '' && all.some((text) => text.includes(wanted)));
      }),
    );
  });

  it('is looked for as deep as values are taken over, in whatever is nested deeper', () => {
    const nested = (levels: number): unknown =>
      JSON.parse(`${'{"a":'.repeat(levels)}"alice"${'}'.repeat(levels)}`) as unknown;
    expect(matches({ traits: nested(200) }, 'alice')).toBe(true);
    expect(matches({ traits: nested(100_000) }, 'alice')).toBe(false);
  });
});

describe('the main identifier', () => {
  const password = (...identifiers: string[]): NonNullable<IdentityDetails['credentials']> => [
    { type: 'password', identifiers },
  ];

  it('is the name where it signs in, or where nothing is known of signing in', () => {
    expect(mainIdentifier(identity({ credentials: password('alice@example.com') }), 'Alice@example.com')).toBe(
      'Alice@example.com',
    );
    expect(mainIdentifier(identity({}), 'Alice')).toBe('Alice');
    expect(mainIdentifier(identity({ credentials: [{ type: 'oidc', identifiers: ['g:1'] }] }), 'Alice')).toBe('Alice');
  });

  it('is the identifier where the name is none', () => {
    expect(mainIdentifier(identity({ credentials: password('al-17') }), 'alice@example.com')).toBe('al-17');
  });
});
