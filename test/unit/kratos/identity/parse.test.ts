import { expect, it } from 'vitest';
import { parseDetails } from '../../../../src/kratos/identity/parse';

const never = '0001-01-01T00:00:00Z';
const then = '2026-11-30T10:00:00Z';

it('reads what happened to an identity, and leaves out what is empty', () => {
  const json = {
    id: 'a',
    schema_id: 'person',
    state: 'active',
    traits: {},
    external_id: 'crm-1',
    organization_id: null,
    created_at: then,
    updated_at: never,
    metadata_public: null,
    metadata_admin: { plan: 'free' },
  };
  const parsed = parseDetails(json);
  expect(parsed).toMatchObject({
    ok: true,
    value: { id: 'a', externalId: 'crm-1', createdAt: then, metadataAdmin: { plan: 'free' } },
  });
  for (const key of ['organization', 'updatedAt', 'metadataPublic', 'credentials'])
    expect(parsed.ok && parsed.value).not.toHaveProperty(key);
});

it('tells of each credential what is there, and nothing of its secret', () => {
  const credentials = {
    password: { identifiers: ['alice'], created_at: then, config: { hashed_password: '$argon2id$v=19$secret' } },
    webauthn: { config: { credentials: [{ display_name: 'blue', added_at: then, is_passwordless: true }, {}] } },
    passkey: { identifiers: ['alice'] },
    lookup_secret: { config: { recovery_codes: [{ code: 'secret1', used_at: then }, { code: 'secret2' }] } },
    code: { config: { addresses: [{ address: '+4915112345678', channel: 'sms' }, { address: 1 }] } },
    oidc: { identifiers: ['github:1'], created_at: never },
    broken: null,
  };
  const parsed = parseDetails({ id: 'a', schema_id: 'person', credentials });
  expect(parsed.ok && parsed.value.credentials).toEqual([
    { type: 'password', identifiers: ['alice'], createdAt: then, hasPassword: true, hash: 'Argon2' },
    {
      type: 'webauthn',
      identifiers: [],
      keys: [{ name: 'blue', addedAt: then, isPasswordless: true }, { isPasswordless: false }],
    },
    { type: 'passkey', identifiers: ['alice'] },
    { type: 'lookup_secret', identifiers: [], codes: { total: 2, left: 1 } },
    { type: 'code', identifiers: [], channels: [{ address: '+4915112345678', channel: 'sms' }] },
    { type: 'oidc', identifiers: ['github:1'] },
  ]);
  expect(JSON.stringify(parsed)).not.toContain('secret1');
});

it.each([
  ['$2a$04$x', 'bcrypt'],
  ['$2$04$x', 'bcrypt'],
  ['$argon2id$v=19', 'Argon2'],
  ['$scrypt$ln=16384', 'scrypt'],
  ['$firescrypt$ln=14', 'Firebase scrypt'],
  ['$pbkdf2-sha256$i=1', 'PBKDF2'],
  ['{SSHA512}x', 'SSHA'],
  ['$md5-crypt$x', 'crypt'],
  ['$md5$x', 'MD5'],
  ['$sha256$pf=x', 'SHA'],
  ['$hmac-sha256$x', 'HMAC'],
  ['something', '?'],
])('calls a hash %s what it was made with', (hash, name) => {
  const parsed = parseDetails({
    id: 'a',
    schema_id: 'person',
    credentials: { password: { config: { hashed_password: hash } } },
  });
  expect(parsed.ok && parsed.value.credentials?.[0]?.hash).toBe(name);
});

it('knows a password that a web hook is to check', () => {
  const config = { use_password_migration_hook: true };
  const parsed = parseDetails({ id: 'a', schema_id: 'person', credentials: { password: { config } } });
  expect(parsed.ok && parsed.value.credentials).toMatchObject([{ hasPassword: true, isMigrated: true }]);
});

it.each([[null], [[]], [{ traits: {} }]])('does not take %j for one', (json) => {
  expect(parseDetails(json).ok).toBe(false);
});

it('reads every time and name that a server tells', () => {
  const json = {
    id: 'a',
    schema_id: 'person',
    organization_id: 'acme',
    updated_at: then,
    state_changed_at: then,
    credentials: {
      password: { identifiers: ['a', 5], updated_at: then, config: {} },
      webauthn: { config: { credentials: [5, { display_name: 'blue' }] } },
      totp: { config: { credentials: [{}], recovery_codes: [{}], addresses: [{ address: 'a', channel: 'b' }] } },
      passkey: { config: { credentials: [{ is_passwordless: true }] } },
      lookup_secret: {
        config: { recovery_codes: [5, { code: 'a' }, { code: 'b', used_at: never }, { used_at: then }] },
      },
      code: { config: { addresses: [5, { address: 'a' }, { channel: 'sms' }, { address: 'a', channel: 'sms' }] } },
    },
  };
  const parsed = parseDetails(json);
  expect(parsed.ok && parsed.value).toMatchObject({ organization: 'acme', updatedAt: then, stateChangedAt: then });
  expect(parsed.ok && parsed.value.credentials).toEqual([
    { type: 'password', identifiers: ['a'], updatedAt: then, hasPassword: false },
    { type: 'webauthn', identifiers: [], keys: [{ name: 'blue', isPasswordless: false }] },
    { type: 'totp', identifiers: [] },
    { type: 'passkey', identifiers: [], keys: [{ isPasswordless: true }] },
    { type: 'lookup_secret', identifiers: [], codes: { total: 3, left: 2 } },
    { type: 'code', identifiers: [], channels: [{ address: 'a', channel: 'sms' }] },
  ]);
});

it('is no identity without a schema, as a flow or a session has none', () => {
  expect(parseDetails({ id: 'a', ui: {} })).toEqual({ ok: false, problem: 'The answer names no identity schema.' });
});
