import { t } from '@vscode/l10n';
import {
  filledTextAt,
  flagAt,
  isObject,
  listAt,
  objectAt,
  present,
  readJson,
  textAt,
  type JsonObject,
} from '../flow/json';
import { parseIdentity } from '../flow/parse';
import { troubleOf } from '../session/answer';
import { identity, identityBy } from '../wire/calls';
import type { Exchange } from '../wire/exchange';
import { ask, noAdmin, type AdminAccess } from './adminSessions';
import type { AdminIdentities, IdentityAnswer, StoredCredential } from './types';

/**
 * Identities of a connection, read through its admin side. Of a stored password it is kept whether there is one, never
 * its hash.
 */
export function createAdminIdentities(access: AdminAccess): AdminIdentities {
  return {
    async read(connection, idOrIdentifier, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const name = idOrIdentifier.trim();
      const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name);
      if (isId) return readIdentity(await ask(access, connection, await identity(name), signal));
      const listed = await ask(access, connection, await identityBy(name), signal);
      const id = firstId(listed);
      if (id !== undefined) return readIdentity(await ask(access, connection, await identity(id), signal));
      const isAnswered = listed.response?.status === 200;
      return isAnswered
        ? { kind: 'problem', what: t('No identity has the identifier {0}.', name) }
        : { kind: 'problem', ...troubleOf(listed, '') };
    },
  };
}

function firstId({ response, failure }: Exchange): string | undefined {
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isObject(first) ? textAt(first, 'id') : undefined;
}

/** Reads `GET /admin/identities/{id}`: 200, or 404 for an id that does not exist. */
export function readIdentity(exchange: Exchange): IdentityAnswer {
  const { response, failure } = exchange;
  const json = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  const parsed = parseIdentity(json);
  if (!isObject(json) || !parsed.ok)
    return { kind: 'problem', ...troubleOf(exchange, t('The answer is no identity.')) };
  const credentials = Object.entries(objectAt(json, 'credentials') ?? {}).flatMap(([type, stored]) =>
    isObject(stored) ? [readCredential(type, stored)] : [],
  );
  return { kind: 'identity', identity: parsed.value, credentials };
}

function readCredential(type: string, stored: JsonObject): StoredCredential {
  const config = objectAt(stored, 'config');
  return present<StoredCredential>({
    type,
    identifiers: listAt(stored, 'identifiers').filter((name) => typeof name === 'string'),
    hasPassword: type === 'password' && config ? isPassword(config) : undefined,
    passwordless:
      type === 'webauthn'
        ? listAt(config ?? {}, 'credentials')
            .filter(isObject)
            .map((key) => key.is_passwordless === true)
        : undefined,
  });
}

/** A hash, or the promise that a web hook will check the old password at the next login. */
function isPassword(config: JsonObject): boolean {
  return filledTextAt(config, 'hashed_password') !== undefined || flagAt(config, 'use_password_migration_hook');
}
