import { describe, expect, it } from 'vitest';
import { looked, person } from './someFile';

const a = { traits: { email: 'a@x.org' } };
const b = { traits: { email: 'b@x.org' } };
const both = { bodies: [person(a.traits), person(b.traits)], found: [] };

describe('a file of identities as JSON', () => {
  it.each([
    ['a list', 'p.json', JSON.stringify([a, b])],
    [
      'what the endpoint for batches takes',
      'p.json',
      JSON.stringify({ identities: [{ create: a, patch_id: 'x' }, { create: b }] }),
    ],
    ['lines', 'p.jsonl', `${JSON.stringify(a)}\r\n\r\n${JSON.stringify(b)}`],
    ['lines, whatever its name', 'p.json', `\ufeff${JSON.stringify(a)}\n${JSON.stringify(b)}\n`],
    ['a list, whatever its name', 'people', `\n ${JSON.stringify([a, b], undefined, 2)}`],
  ])('may be %s', (_what, name, text) => {
    expect(looked(text, name)).toEqual(both);
  });

  it('may be one identity', () => {
    expect(looked(JSON.stringify(a, undefined, 2), 'p.json')).toEqual({ bodies: [person(a.traits)], found: [] });
  });

  it.each([
    ['[{"traits":{}},]', 'The file is not JSON: there is a comma too many before line 1, column 16.'],
    [
      '[\n  {"traits": {"email": "a@x.org"},}\n]',
      'The file is not JSON: there is a comma too many before line 2, column 35.',
    ],
    ['[{"traits":', 'The file is not JSON: it ends too early.'],
    ['"text"', 'The JSON is neither a list of identities nor an identity.'],
    ['[{"a": "unclosed', 'The file is not JSON: it ends too early.'],
    ['[1 2]', 'The file is not JSON: line 1, column 4 is not what is expected there.'],
    ["[{'a': 1}]", 'The file is not JSON: line 1, column 3 is not what is expected there.'],
    ['[{"a": nothing}]', 'The file is not JSON: line 1, column 8 is not what is expected there.'],
  ])('that is none says where: %j', (text, what) => {
    expect(looked(text, 'p.json')).toBe(what);
  });

  it('holds what is no identity', () => {
    expect(looked('[1, null, "x", [], {"nickname": "x"}]', 'p.json')).toEqual({
      bodies: [undefined, undefined, undefined, undefined, { nickname: 'x', schema_id: 'person', traits: {} }],
      found: [
        '1 unreadable',
        '2 unreadable',
        '3 unreadable',
        '4 unreadable',
        '5 wrong nickname',
        '5 wrong traits.email',
      ],
    });
    expect(looked(`{"traits":{"email":"a@x.org"}}\n{"traits":{"email":"b@x.org"},}\n`, 'p.jsonl')).toMatchObject({
      found: ['2 unreadable'],
    });
    expect(looked('[]', 'p.json')).toEqual({ bodies: [], found: [] });
  });

  it('is JSON Lines by its name, whatever its first line is', () => {
    const rest = '{"traits":{"email":"a@x.org"}}';
    for (const first of ['null', '5', '"x"', 'broken', ''])
      expect(looked(`${first}\n${rest}`, 'people.jsonl')).toMatchObject({
        bodies: first === '' ? [person({ email: 'a@x.org' })] : [undefined, person({ email: 'a@x.org' })],
        found: first === '' ? [] : ['1 unreadable'],
      });
  });

  it('has names of JavaScript as any other names', () => {
    expect(looked('[{"__proto__":{"x":1},"traits":{"email":"a@x.org","__proto__":{"y":1}}}]', 'p.json')).toMatchObject({
      found: ['1 wrong __proto__', '1 wrong traits.__proto__'],
    });
  });

  it('may be a list of identities, of which goes along what can be made again', () => {
    const listed = {
      id: '00000000-0000-4000-8000-000000000001',
      schema_id: 'person',
      schema_url: 'http://x/schemas/cGVyc29u',
      state: 'active',
      state_changed_at: '2026-01-01T00:00:00Z',
      traits: { email: 'a@x.org' },
      verifiable_addresses: [
        {
          id: 'x',
          value: 'a@x.org',
          verified: true,
          via: 'email',
          status: 'completed',
          verified_at: null,
          created_at: 'x',
        },
      ],
      recovery_addresses: [{ id: 'x', value: 'a@x.org', via: 'email' }],
      metadata_public: null,
      created_at: '2026-01-01T00:00:00Z',
      updated_at: '2026-01-01T00:00:00Z',
      organization_id: null,
      credentials: {
        password: { type: 'password', identifiers: ['a@x.org'], config: {} },
        oidc: { type: 'oidc', identifiers: ['google:12:3'] },
        totp: { type: 'totp', identifiers: ['x'] },
        webauthn: { type: 'webauthn', identifiers: ['a@x.org'], config: {} },
      },
    };
    expect(looked(JSON.stringify([listed]), 'p.json')).toEqual({
      bodies: [
        person(
          { email: 'a@x.org' },
          {
            state: 'active',
            verifiable_addresses: [{ value: 'a@x.org', verified: true, via: 'email', status: 'completed' }],
            credentials: { oidc: { config: { providers: [{ provider: 'google', subject: '12:3' }] } } },
          },
        ),
      ],
      found: ['1 doubtful credentials.password', '1 doubtful credentials.totp'],
    });
  });
});

describe('what is wrong with an identity', () => {
  it.each([
    [
      'what the schema wants',
      { traits: { name: { first: 5 }, age: -1.5, tags: ['x'], plan: 'dear', more: 1 } },
      ['traits.email', 'traits.name.first', 'traits.age', 'traits.tags.0', 'traits.plan', 'traits.more'],
    ],
    ['an unknown kind of credential', { ...a, credentials: { totp: { config: {} } } }, ['credentials.totp']],
    ['a credential of another shape', { ...a, credentials: { password: { password: 'x' } } }, ['credentials.password']],
    [
      'a provider without a subject',
      { ...a, credentials: { oidc: { config: { providers: [{ provider: 'x' }] } } } },
      ['credentials.oidc'],
    ],
    ['a state that is none', { ...a, state: 'paused' }, ['state']],
    ['a number for a text', { ...a, external_id: 5 }, ['external_id']],
    ['a schema that is not there', { ...a, schema_id: 'robot' }, ['schema_id']],
    [
      'a password of more than 72 bytes',
      { ...a, credentials: { password: { config: { password: 'ä'.repeat(37) } } } },
      ['credentials.password'],
    ],
    [
      'a hash that never logs in',
      { ...a, credentials: { password: { config: { hashed_password: '$scrypt$ln=14,r=8,p=1$YQ==$YQ==' } } } },
      ['credentials.password'],
    ],
  ])('is found: %s', (_what, entry, paths) => {
    expect(looked(JSON.stringify([entry]), 'p.json')).toMatchObject({
      found: expect.arrayContaining(paths.map((path) => `1 wrong ${path}`)) as unknown,
    });
  });

  it('is an address that Kratos drops, and one that is none, which it decides itself', () => {
    const entry = { traits: { email: 'nobody' }, verifiable_addresses: [{ value: 'other@x.org', via: 'email' }] };
    expect(looked(JSON.stringify([entry]), 'p.json')).toMatchObject({
      found: ['1 doubtful traits.email', '1 doubtful verifiable_addresses.0'],
    });
  });

  it('is what somebody else in the file has, whatever its capitals; who is left out takes nothing', () => {
    const text = [
      { traits: { email: 'a@x.org', age: 'x' } },
      { traits: { email: 'A@x.org' } },
      { traits: { email: 'a@X.org' } },
      { traits: { email: 'c@x.org' }, external_id: '1' },
      { traits: { email: 'd@x.org' }, external_id: '1' },
    ];
    expect(looked(JSON.stringify(text), 'p.json')).toMatchObject({
      found: ['1 wrong traits.age', '3 wrong traits.email', '5 wrong external_id'],
    });
  });

  it('is an external id for a server that knows none', () => {
    expect(looked(JSON.stringify([{ ...a, external_id: '1' }]), 'p.json', { version: 'v1.3.1' })).toMatchObject({
      found: ['1 wrong external_id'],
    });
  });

  it('is not looked for in a schema that cannot be read', () => {
    expect(looked('[{"traits":{"email":5}}]', 'p.json', { schemas: new Map() })).toMatchObject({ found: [] });
  });
});
