import { t } from '@vscode/l10n';
import { filledTextAt, flagAt, isObject, listAt, objectAt, present, type JsonObject } from '../../flow/json';
import type { ImportFinding } from './types';

/** What the server makes itself, and a list of identities shows. */
const madeByServer = ['id', 'schema_url', 'state_changed_at', 'created_at', 'updated_at'];

/** An entry of a file as what makes an identity, with what is lost on the way. */
export interface AsCreated {
  readonly body: JsonObject;
  readonly findings: readonly ImportFinding[];
  /** It comes from a list of identities: whoever is made has another id. */
  readonly isListed: boolean;
}

/**
 * Takes an entry as `POST /admin/identities` takes it. One of the endpoint for batches has it below `create`. One of a
 * list of identities has what the server makes itself, and credentials as they are stored.
 */
export function asCreated(entry: JsonObject): AsCreated {
  const inner = isObject(entry.create) && Object.keys(entry).every((key) => key === 'create' || key === 'patch_id');
  const given = inner ? (entry.create as JsonObject) : entry;
  const isListed = ['schema_url', 'created_at', 'state_changed_at'].some((key) => Object.hasOwn(given, key));
  if (!isListed) return { body: given, findings: [], isListed };
  const kept = Object.entries(given).filter(
    ([key, value]) =>
      !madeByServer.includes(key) && key !== 'credentials' && key !== 'recovery_addresses' && value !== null,
  );
  const findings: ImportFinding[] = [];
  const credentials = storedCredentials(objectAt(given, 'credentials'), findings);
  const body: JsonObject = {
    ...Object.fromEntries(kept.filter(([, value]) => value !== '')),
    ...(listAt(given, 'verifiable_addresses').length > 0 && { verifiable_addresses: addresses(given) }),
    ...(credentials && { credentials }),
  };
  return { body, findings, isListed };
}

/** Addresses without what the server makes itself. */
function addresses(given: JsonObject): readonly unknown[] {
  return listAt(given, 'verifiable_addresses').map((address) =>
    isObject(address)
      ? present({
          value: address.value,
          via: address.via,
          verified: address.verified,
          status: address.status,
          verified_at: address.verified_at ?? undefined,
        })
      : address,
  );
}

/** Makes what can be imported of credentials as they are stored: a hash of a password, and links to providers. */
function storedCredentials(stored: JsonObject | undefined, findings: ImportFinding[]): JsonObject | undefined {
  const made: Record<string, unknown> = {};
  for (const [type, credential] of Object.entries(stored ?? {})) {
    if (!isObject(credential)) continue;
    const config = objectAt(credential, 'config') ?? {};
    const taken = type === 'password' ? passwordOf(config) : providersOf(type, credential, config);
    if (taken) made[type] = { config: taken };
    else if (isLost(type, credential, config)) findings.push(lost(type));
  }
  return Object.keys(made).length === 0 ? undefined : made;
}

function passwordOf(config: JsonObject): JsonObject | undefined {
  const hash = filledTextAt(config, 'hashed_password');
  if (hash !== undefined) return { hashed_password: hash };
  return flagAt(config, 'use_password_migration_hook') ? { use_password_migration_hook: true } : undefined;
}

/** The identifiers are `provider:subject`, also where the configuration was not asked for. */
function providersOf(type: string, credential: JsonObject, config: JsonObject): JsonObject | undefined {
  if (type !== 'oidc' && type !== 'saml') return undefined;
  const told = listAt(config, 'providers').flatMap((one) => {
    const [provider, subject] = isObject(one) ? [filledTextAt(one, 'provider'), filledTextAt(one, 'subject')] : [];
    return provider !== undefined && subject !== undefined ? [{ provider, subject }] : [];
  });
  const named = listAt(credential, 'identifiers').flatMap((identifier) => {
    const [, provider, subject] = typeof identifier === 'string' ? (/^([^:]+):([^]+)$/.exec(identifier) ?? []) : [];
    return provider !== undefined && subject !== undefined ? [{ provider, subject }] : [];
  });
  const providers = told.length > 0 ? told : named;
  return providers.length === 0 ? undefined : { providers };
}

/** Every identity is listed with credentials that its schema marks, whether they are set up or not. */
function isLost(type: string, credential: JsonObject, config: JsonObject): boolean {
  switch (type) {
    case 'password':
      return listAt(credential, 'identifiers').length > 0;
    case 'webauthn':
    case 'passkey':
      return listAt(config, 'credentials').length > 0;
    case 'totp':
    case 'lookup_secret':
      return true;
    default:
      return false;
  }
}

function lost(type: string): ImportFinding {
  return {
    weight: 'doubtful',
    path: `credentials.${type}`,
    what:
      type === 'password'
        ? t(
            'The list has no hash of the password: read it with include_credential=password, else nobody gets in with it.',
          )
        : t('Kratos cannot import this credential: it has to be set up again.'),
  };
}
