import { IdentityApiAxiosParamCreator } from '@ory/client';
import type {
  CreateIdentityBody,
  DeleteIdentityCredentialsTypeEnum,
  GetIdentityIncludeCredentialEnum,
} from '@ory/client';
import type { PatchOperation } from '../identity/patch/types';
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
 * With any type that is asked for, a list tells the types and identifiers of all credentials. Of security keys it is
 * told which there are; nothing that is secret comes along.
 */
const toldInLists: string[] = ['webauthn'];

/** `GET /admin/identities`: a page in the order of ids, from where `token` says; 500 are the most. */
export async function identityPage({ size, token }: { readonly size: number; readonly token?: string }): Promise<Call> {
  const none = undefined;
  return callFrom(
    'admin',
    await identities.listIdentities(none, none, size, token, none, none, none, none, toldInLists),
  );
}

/** `GET /admin/identities/by/external/{id}`; servers before v26 have no such address. */
export async function identityByExternalId(id: string): Promise<Call> {
  return callFrom('admin', await identities.getIdentityByExternalID(id, told));
}

/**
 * `GET /admin/identities` with the beginning of an identifier, whatever its capitals. A server that does not know the
 * parameter ignores it and lists everybody.
 */
export async function identitiesLike(beginning: string, size: number): Promise<Call> {
  const none = undefined;
  return callFrom(
    'admin',
    await identities.listIdentities(none, none, size, none, none, none, none, beginning, toldInLists),
  );
}

/**
 * `GET /admin/identities/{id}/sessions`. Pages count from 1; the server's own links are as wrong as those of `GET
 * /sessions` (see `readMySessions`).
 */
export async function sessionsOfIdentity(
  id: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<Call> {
  return callFrom('admin', await identities.listIdentitySessions(id, size, page));
}

/** `DELETE /admin/identities/{id}/sessions`: 204; 404 where there is no session, as where there is no identity. */
export async function revokeSessionsOfIdentity(id: string): Promise<Call> {
  return callFrom('admin', await identities.deleteIdentitySessions(id));
}

/** `PATCH /admin/identities/{id}` with another state: 200 with the identity. */
export async function changeState(id: string, state: 'active' | 'inactive'): Promise<Call> {
  return callFrom('admin', await identities.patchIdentity(id, [{ op: 'replace', path: '/state', value: state }]));
}

/** `PATCH /admin/identities/{id}` with operations of a JSON Patch, of which the server knows no `test`: 200. */
export async function patchIdentity(id: string, operations: readonly PatchOperation[]): Promise<Call> {
  return callFrom('admin', await identities.patchIdentity(id, [...operations]));
}

/** `POST /admin/identities`: 201 with the identity, its credentials without their times. */
export async function createIdentity(body: object): Promise<Call> {
  return callFrom('admin', await identities.createIdentity(body as CreateIdentityBody));
}

/**
 * `PATCH /admin/identities` with a body that is JSON already: 200 with what became of each, in their order. 1,000 are
 * the most, 200 with passwords that are to be hashed.
 */
export async function patchIdentities(body: string): Promise<Call> {
  const { url, options } = await identities.batchPatchIdentities({ identities: [] });
  return callFrom('admin', { url, options: { ...options, data: body } });
}

/** `GET /schemas`, on the public port alone: the first 250 with their texts. */
export async function identitySchemas(): Promise<Call> {
  return callFrom('public', await identities.listIdentitySchemas(undefined, undefined, 250));
}

/** `POST /admin/recovery/code`: 201 with the code and the address of the recovery page, which names the flow. */
export async function recoveryCode(id: string, lifetime: string): Promise<Call> {
  return callFrom('admin', await identities.createRecoveryCodeForIdentity({ identity_id: id, expires_in: lifetime }));
}

/** `POST /admin/recovery/link`: 200 with a link to Kratos itself; 404 where the method is off. */
export async function recoveryLink(id: string, lifetime: string): Promise<Call> {
  const body = { identity_id: id, expires_in: lifetime };
  return callFrom('admin', await identities.createRecoveryLinkForIdentity(undefined, body));
}

/** `DELETE /admin/identities/{id}`: 204. */
export async function deleteIdentity(id: string): Promise<Call> {
  return callFrom('admin', await identities.deleteIdentity(id));
}

/**
 * `DELETE /admin/identities/{id}/credentials/{type}`: 204. `identifier` is `provider:subject` where a provider is
 * unlinked. A type that the SDK does not know is asked for all the same.
 */
export async function deleteCredential(id: string, type: string, identifier?: string): Promise<Call> {
  const named = type as DeleteIdentityCredentialsTypeEnum;
  return callFrom('admin', await identities.deleteIdentityCredentials(id, named, identifier));
}

/**
 * `GET /schemas/{id}`, on the public port alone: 200 the schema itself. An id may hold anything, a slash too, so it
 * goes as base64, which the server reads as well as a plain one.
 */
export async function identitySchema(id: string): Promise<Call> {
  return callFrom('public', await identities.getIdentitySchema(base64Url(id)));
}

function base64Url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** What of credentials a look at all identities needs: whether there is a password, which keys, how many codes. */
const counted: string[] = ['password', 'webauthn', 'passkey', 'lookup_secret'];

/** `GET /admin/identities`, a page with what is counted of credentials; without a token the first one. */
export async function countedIdentities(size: number, token: string | undefined): Promise<Call> {
  const none = undefined;
  return callFrom('admin', await identities.listIdentities(none, none, size, token, none, none, none, none, counted));
}
