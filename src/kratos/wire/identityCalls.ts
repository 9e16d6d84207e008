import { IdentityApiAxiosParamCreator } from '@ory/client';
import type { GetIdentityIncludeCredentialEnum } from '@ory/client';
import { callFrom } from './callFrom';
import type { Call } from './types';

/** The calls of the admin API about identities, made as those of `calls.ts` are. */
const identities = IdentityApiAxiosParamCreator();

/**
 * What comes along of credentials when an identity is read: hashes of passwords, keys, lookup codes and the ways of
 * codes, of which it is read what there is. Of all others the type and the identifiers come anyway.
 */
const told: GetIdentityIncludeCredentialEnum[] = ['password', 'webauthn', 'passkey', 'lookup_secret', 'code'];

/** `GET /admin/identities/{id}` with its credentials. */
export async function identity(id: string): Promise<Call> {
  return callFrom('admin', await identities.getIdentity(id, told));
}

/** `GET /admin/identities` with an identifier: a list of one, or of none. */
export async function identityBy(identifier: string): Promise<Call> {
  const none = undefined;
  return callFrom('admin', await identities.listIdentities(none, none, none, none, none, none, identifier));
}

/**
 * `GET /admin/identities` with the beginning of an identifier, whatever its capitals. A server that does not know the
 * parameter ignores it and lists everybody.
 */
export async function identitiesLike(beginning: string, size: number): Promise<Call> {
  const none = undefined;
  return callFrom('admin', await identities.listIdentities(none, none, size, none, none, none, none, beginning));
}
