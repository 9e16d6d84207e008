import { listTraits } from '../../../../src/config/facts/traitTitles';
import { readMessage } from '../../../../src/kratos/admin/readMessage';
import { parseSession } from '../../../../src/kratos/flow/parse';
import type { Session } from '../../../../src/kratos/flow/types';
import { parseDetails } from '../../../../src/kratos/identity/parse';
import type { IdentityDetails } from '../../../../src/kratos/identity/types';
import type { IdentityState } from '../../../../src/protocol/identity';
import { readConfig } from '../../../../src/config/document/readConfig';
import type { OffersRead } from '../../../../src/views/identity/personaOf';
import { buildState, type Read, type SetupRead } from '../../../../src/views/identity/state/identityState';

export const exampleId = '26dd8e7c-8d1c-4021-b0b0-a71fc16b1a5f';
export const now = Date.parse('2026-11-30T12:00:00Z');

/** What no page may take for more than text. */
export const hostile = '</bdi></code><script>alert("1")</script>&<img src=x onerror=alert(1)>';

const schema = `{
  "properties": { "traits": { "type": "object", "properties": {
    "email": { "type": "string", "title": "E-mail" },
    "name": { "type": "object", "title": "Name", "properties": {
      "first": { "type": "string", "title": "First name" },
      "last": { "type": "string" }
    } },
    "phones": { "type": "array", "title": "Telephones", "items": { "type": "string" } },
    "address": { "type": "object", "title": "Postal address" },
    "newsletter": { "type": "boolean", "title": "Newsletter" },
    "nickname": { "type": "string", "title": "Nickname" }
  } } }
}`;

/** An identity as the admin side tells it. */
export const exampleJson = {
  id: exampleId,
  schema_id: 'person',
  state: 'active',
  state_changed_at: '2026-10-01T08:00:00Z',
  created_at: '2026-10-01T08:00:00Z',
  updated_at: '2026-11-02T09:30:00Z',
  external_id: 'customer-4711',
  organization_id: null,
  traits: {
    email: 'alice@example.com',
    name: { first: 'Alice', last: 'Lovelace' },
    phones: ['+44 20 7946 0018', '+44 20 7946 0019'],
    address: { street: '12 St James’s Square', geo: [51.5, -0.1] },
    newsletter: true,
    tier: 'gold',
  },
  verifiable_addresses: [
    {
      value: 'alice@example.com',
      via: 'email',
      verified: true,
      verified_at: '2026-10-02T08:00:00Z',
      status: 'completed',
    },
    { value: '+442079460018', via: 'sms', verified: false, status: 'pending' },
  ],
  recovery_addresses: [{ value: 'alice@example.com', via: 'email' }],
  metadata_public: { plan: 'team' },
  metadata_admin: { note: 'met at the fair', scores: [1, 2, 3] },
  credentials: {
    password: {
      type: 'password',
      identifiers: ['alice@example.com'],
      config: { hashed_password: '$2a$12$abcdefghijklmnopqrstuv' },
      created_at: '2026-10-01T08:00:00Z',
      updated_at: '2026-11-01T08:00:00Z',
    },
    oidc: {
      type: 'oidc',
      identifiers: ['github:583231', 'google:117'],
      created_at: '2026-10-05T08:00:00Z',
      updated_at: '2026-10-05T08:00:00Z',
    },
    totp: {
      type: 'totp',
      identifiers: [exampleId],
      created_at: '2026-10-03T08:00:00Z',
      updated_at: '2026-10-03T08:00:00Z',
    },
    lookup_secret: {
      type: 'lookup_secret',
      identifiers: [exampleId],
      config: {
        recovery_codes: [
          { code: 'aaaa1111', used_at: '2026-10-08T08:00:00Z' },
          { code: 'bbbb2222' },
          { code: 'cccc3333' },
        ],
      },
      created_at: '2026-10-03T08:00:00Z',
    },
    webauthn: {
      type: 'webauthn',
      identifiers: [exampleId],
      config: {
        credentials: [
          { display_name: 'blue key', added_at: '2026-10-04T08:00:00Z', is_passwordless: false },
          { display_name: 'laptop', added_at: '2026-10-04T09:00:00Z', is_passwordless: true },
        ],
      },
      created_at: '2026-10-04T08:00:00Z',
    },
    code: {
      type: 'code',
      identifiers: ['alice@example.com'],
      config: { addresses: [{ channel: 'email', address: 'alice@example.com' }] },
      created_at: '2026-10-01T08:00:00Z',
    },
    passkey: { type: 'passkey', identifiers: [], config: { credentials: [] }, created_at: '2026-10-01T08:00:00Z' },
  },
};

/** An identity that was read of its JSON; `change` is laid over the example. */
export function exampleIdentity(change: Readonly<Record<string, unknown>> = {}): IdentityDetails {
  const parsed = parseDetails({ ...exampleJson, ...change });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function session(id: string, active: boolean, more: Readonly<Record<string, unknown>> = {}): Session {
  const parsed = parseSession({
    id,
    active,
    authenticator_assurance_level: active ? 'aal2' : 'aal1',
    authentication_methods: [
      { method: 'password', aal: 'aal1', completed_at: '2026-11-30T08:00:00Z' },
      ...(active ? [{ method: 'totp', aal: 'aal2', completed_at: '2026-11-30T08:00:30Z' }] : []),
    ],
    authenticated_at: '2026-11-30T08:00:00Z',
    expires_at: '2026-12-01T08:00:00Z',
    devices: [{ ip_address: '203.0.113.7:50022', user_agent: 'Mozilla/5.0 Firefox/132.0', location: '' }],
    ...more,
  });
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const message = (status: string, template: string, more: Readonly<Record<string, unknown>> = {}) =>
  readMessage(
    {
      id: `${status}-${template}`,
      recipient: 'alice@example.com',
      type: 'email',
      subject: 'Use code 123456',
      body: 'Your code is 123456',
      template_type: template,
      status,
      send_count: 1,
      created_at: '2026-11-30T09:00:00Z',
      ...more,
    },
    {},
  );

/** What was read of the example. */
export function exampleRead(identity: IdentityDetails = exampleIdentity()): Read {
  return {
    identity: { kind: 'identity', identity },
    schema: { kind: 'traits', traits: listTraits(schema) },
    sessions: { kind: 'page', sessions: [session('s-1', true), session('s-2', false, { devices: [] })], next: 'more' },
    messages: {
      kind: 'messages',
      messages: [
        message('sent', 'login_code_valid'),
        message('queued', 'verification_code_valid'),
        {
          ...message('abandoned', 'recovery_code_valid', { send_count: 5 }),
          failures: ['dial tcp: connection refused'],
        },
      ],
      isMore: true,
    },
  };
}

const configuration = `identity:
  default_schema_id: person
  schemas:
    - id: person
      url: file://./person.schema.json
selfservice:
  methods:
    totp:
      enabled: true
    code:
      mfa_enabled: true
session:
  whoami:
    required_aal: highest_available
`;

/** The configuration of the example's server. */
export const exampleSetup: SetupRead = {
  name: 'kratos.yml',
  text: configuration,
  setup: {
    config: readConfig(configuration),
    version: 'v26.2.0',
    schemas: [{ id: 'person', url: 'file://./person.schema.json', text: schema }],
  },
};

/** What the settings of somebody offer who is signed in as the example. */
export const exampleOffers: Extract<OffersRead, { kind: 'asked' }> = {
  kind: 'asked',
  persona: { id: 'p-1', name: 'alice', client: 'browser', connectionId: 'practice' },
  session: { personaId: 'p-1', status: 'signed-in', session: session('s-1', true) },
  settings: {
    kind: 'offers',
    offers: [
      { factor: 'password', does: 'set' },
      { factor: 'totp', does: 'remove' },
      { factor: 'lookup_secret', does: 'set' },
      { factor: 'lookup_secret', does: 'remove' },
      { factor: 'webauthn', does: 'set' },
      { factor: 'oidc', provider: 'github', does: 'remove' },
      { factor: 'oidc', provider: 'gitlab', does: 'set' },
    ],
  },
};

/** The picture of the example, as the host makes it. */
export function exampleState(read: Read = exampleRead(), server = {}, setup: SetupRead = exampleSetup): IdentityState {
  return buildState({ read, id: exampleId, connection: 'practice', server, setup, now });
}

/** A picture in which everything that comes from elsewhere is hostile. */
export function hostileState(): IdentityState {
  const identity = exampleIdentity({
    traits: { [hostile]: hostile, email: hostile, phones: [hostile], address: { [hostile]: hostile } },
    external_id: hostile,
    schema_id: hostile,
    state: hostile,
    verifiable_addresses: [{ value: hostile, via: hostile, verified: false, status: hostile }],
    recovery_addresses: [{ value: `${hostile}2`, via: hostile }],
    metadata_public: { [hostile]: hostile },
    credentials: {
      oidc: { type: 'oidc', identifiers: [`${hostile}:${hostile}`] },
      [hostile]: { type: hostile, identifiers: [hostile] },
      webauthn: {
        identifiers: [hostile],
        config: { credentials: [{ display_name: hostile, added_at: hostile, is_passwordless: false }] },
      },
    },
  });
  return exampleState({
    identity: { kind: 'identity', identity },
    schema: { kind: 'problem', what: hostile },
    sessions: {
      kind: 'page',
      sessions: [session('s-1', true, { devices: [{ user_agent: hostile, ip_address: hostile, location: hostile }] })],
    },
    messages: {
      kind: 'messages',
      messages: [{ ...message(hostile, hostile, { recipient: hostile, type: hostile }), failures: [hostile] }],
      isMore: false,
    },
  });
}
