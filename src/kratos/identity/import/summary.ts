import { filledTextAt, flagAt, isObject, listAt, objectAt, readJson, type JsonObject } from '../../flow/json';
import { nameHash } from '../hashNames';
import type { WaysIn } from './types';

/** What a line becomes, without any secret of it. */
export interface EntrySummary {
  readonly traits: unknown;
  readonly schemaId: string;
  readonly state: string;
  readonly waysIn: WaysIn;
  readonly verified: readonly string[];
  readonly externalId: string | undefined;
  /** The names of metadata that there is: `metadata_public`. */
  readonly metadata: readonly string[];
}

/** Reads what makes an identity, for people. Undefined where it is unreadable. */
export function summariseEntry(body: string): EntrySummary | undefined {
  const json = body === '' ? undefined : readJson(body);
  if (!isObject(json)) return undefined;
  return {
    traits: json.traits,
    schemaId: filledTextAt(json, 'schema_id') ?? '',
    state: filledTextAt(json, 'state') ?? 'active',
    waysIn: readWays(objectAt(json, 'credentials') ?? {}),
    verified: listAt(json, 'verifiable_addresses').flatMap((one) =>
      isObject(one) && flagAt(one, 'verified') ? [filledTextAt(one, 'value') ?? ''] : [],
    ),
    externalId: filledTextAt(json, 'external_id'),
    metadata: ['metadata_public', 'metadata_admin'].filter((name) => json[name] !== undefined && json[name] !== null),
  };
}

function readWays(credentials: JsonObject): WaysIn {
  const configOf = (type: string): JsonObject => objectAt(objectAt(credentials, type) ?? {}, 'config') ?? {};
  const password = configOf('password');
  const hash = filledTextAt(password, 'hashed_password');
  const linked = [...listAt(configOf('oidc'), 'providers'), ...listAt(configOf('saml'), 'providers')];
  return {
    ...(hash !== undefined && { hash: nameHash(hash) }),
    hasPassword: filledTextAt(password, 'password') !== undefined,
    asksHook: flagAt(password, 'use_password_migration_hook'),
    providers: linked.flatMap((one) => (isObject(one) ? [filledTextAt(one, 'provider') ?? '?'] : [])),
  };
}
