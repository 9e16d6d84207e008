import { t } from '@vscode/l10n';
import { filledTextAt, flagAt, isObject, listAt, objectAt, present, type JsonObject } from '../flow/json';
import { parseIdentity } from '../flow/parse';
import type { Parsed } from '../flow/parsed';
import { nameHash } from './hashNames';
import type { IdentityDetails, StoredCredential, StoredKey } from './types';

/** Reads an identity of `GET /admin/identities` or `/admin/identities/{id}`, with what is told of its credentials. */
export function parseDetails(json: unknown): Parsed<IdentityDetails> {
  const parsed = parseIdentity(json);
  if (!parsed.ok || !isObject(json)) return parsed;
  // A flow or a session has an id too.
  if (parsed.value.schemaId === '') return { ok: false, problem: t('The answer names no identity schema.') };
  const credentials = objectAt(json, 'credentials');
  const value = present<IdentityDetails>({
    ...parsed.value,
    state: parsed.value.state,
    externalId: filledTextAt(json, 'external_id'),
    organization: filledTextAt(json, 'organization_id'),
    createdAt: timeAt(json, 'created_at'),
    updatedAt: timeAt(json, 'updated_at'),
    stateChangedAt: timeAt(json, 'state_changed_at'),
    metadataPublic: json.metadata_public ?? undefined,
    metadataAdmin: json.metadata_admin ?? undefined,
    credentials:
      credentials &&
      Object.entries(credentials).flatMap(([type, stored]) => (isObject(stored) ? [readCredential(type, stored)] : [])),
  });
  return { ok: true, value };
}

function readCredential(type: string, stored: JsonObject): StoredCredential {
  const config = objectAt(stored, 'config');
  return present<StoredCredential>({
    type,
    identifiers: listAt(stored, 'identifiers').filter((name) => typeof name === 'string'),
    createdAt: timeAt(stored, 'created_at'),
    updatedAt: timeAt(stored, 'updated_at'),
    hasPassword: undefined,
    hash: undefined,
    isMigrated: undefined,
    keys:
      (type === 'webauthn' || type === 'passkey') && config
        ? listAt(config, 'credentials').filter(isObject).map(readKey)
        : undefined,
    codes: type === 'lookup_secret' && config ? countCodes(config) : undefined,
    channels: type === 'code' && config ? readChannels(config) : undefined,
    ...(type === 'password' && config && readPassword(config)),
  });
}

/** A hash, or the promise that a web hook will check the old password at the next login. */
function readPassword(config: JsonObject): Pick<StoredCredential, 'hasPassword' | 'hash' | 'isMigrated'> {
  const hash = filledTextAt(config, 'hashed_password');
  const isMigrated = flagAt(config, 'use_password_migration_hook');
  return {
    hasPassword: hash !== undefined || isMigrated,
    ...(hash !== undefined && { hash: nameHash(hash) }),
    ...(isMigrated && { isMigrated }),
  };
}

function readKey(json: JsonObject): StoredKey {
  return present<StoredKey>({
    name: filledTextAt(json, 'display_name'),
    addedAt: timeAt(json, 'added_at'),
    isPasswordless: flagAt(json, 'is_passwordless'),
  });
}

function countCodes(config: JsonObject): NonNullable<StoredCredential['codes']> {
  const codes = listAt(config, 'recovery_codes').filter(isObject);
  return { total: codes.length, left: codes.filter((code) => timeAt(code, 'used_at') === undefined).length };
}

function readChannels(config: JsonObject): NonNullable<StoredCredential['channels']> {
  return listAt(config, 'addresses')
    .filter(isObject)
    .flatMap((one) => {
      const [address, channel] = [filledTextAt(one, 'address'), filledTextAt(one, 'channel')];
      return address === undefined || channel === undefined ? [] : [{ address, channel }];
    });
}

/** A time; year 1 is how Go writes that there is none. */
function timeAt(json: JsonObject, key: string): string | undefined {
  const time = filledTextAt(json, key);
  return time?.startsWith('0001-01-01') === true ? undefined : time;
}
