import { t } from '@vscode/l10n';
import { filledTextAt, flagAt, isObject, listAt, objectAt, present, type JsonObject } from './json';
import type { Parsed } from './parsed';
import type { AuthenticationMethod, Device, Identity, Session, VerifiableAddress } from './types';

/** Reads an identity as whoami, registration, a settings flow or the admin API tell it. */
export function parseIdentity(json: unknown): Parsed<Identity> {
  if (!isObject(json)) return { ok: false, problem: t('The answer is not a JSON object.') };
  const id = filledTextAt(json, 'id');
  if (id === undefined) return { ok: false, problem: t('The answer has no identity id.') };
  const value = present<Identity>({
    id,
    schemaId: filledTextAt(json, 'schema_id') ?? '',
    state: filledTextAt(json, 'state'),
    traits: json.traits ?? {},
    verifiableAddresses: listAt(json, 'verifiable_addresses').filter(isObject).map(readAddress),
    recoveryAddresses: listAt(json, 'recovery_addresses')
      .filter(isObject)
      .flatMap((address) => filledTextAt(address, 'value') ?? []),
  });
  return { ok: true, value };
}

/**
 * Reads a session. Its identity is absent where the server keeps it back: a native login while aal2 is due, an admin
 * list that is not expanded.
 */
export function parseSession(json: unknown): Parsed<Session> {
  if (!isObject(json)) return { ok: false, problem: t('The answer is not a JSON object.') };
  const id = filledTextAt(json, 'id');
  if (id === undefined) return { ok: false, problem: t('The answer has no session id.') };
  // It has an id too, and would be taken for a session of nobody.
  if (objectAt(json, 'ui') !== undefined) return { ok: false, problem: t('The answer is a flow.') };
  const identity = parseIdentity(objectAt(json, 'identity'));
  const value = present<Session>({
    id,
    active: flagAt(json, 'active'),
    aal: filledTextAt(json, 'authenticator_assurance_level') ?? 'aal0',
    methods: listAt(json, 'authentication_methods').filter(isObject).map(readMethod),
    authenticatedAt: filledTextAt(json, 'authenticated_at'),
    issuedAt: filledTextAt(json, 'issued_at'),
    expiresAt: filledTextAt(json, 'expires_at'),
    identity: identity.ok ? identity.value : undefined,
    devices: listAt(json, 'devices').filter(isObject).map(readDevice),
  });
  return { ok: true, value };
}

function readAddress(json: JsonObject): VerifiableAddress {
  return present<VerifiableAddress>({
    value: filledTextAt(json, 'value') ?? '',
    via: filledTextAt(json, 'via') ?? '',
    verified: flagAt(json, 'verified'),
    verifiedAt: filledTextAt(json, 'verified_at'),
    status: filledTextAt(json, 'status') ?? '',
  });
}

function readMethod(json: JsonObject): AuthenticationMethod {
  return present<AuthenticationMethod>({
    method: filledTextAt(json, 'method') ?? '',
    aal: filledTextAt(json, 'aal') ?? '',
    completedAt: filledTextAt(json, 'completed_at'),
    provider: filledTextAt(json, 'provider'),
  });
}

function readDevice(json: JsonObject): Device {
  return present<Device>({
    ipAddress: filledTextAt(json, 'ip_address'),
    userAgent: filledTextAt(json, 'user_agent'),
    location: filledTextAt(json, 'location'),
  });
}
