import { t } from '@vscode/l10n';
import { filledTextAt, isObject, readJson } from '../../flow/json';
import type { Exchange } from '../../exchange/types';
import { parseDetails } from '../../identity/parse';
import type { PatchOperation } from '../../identity/patch/types';
import { readRefusalBody, type Refusal } from '../../identity/refusal/refusal';
import type { IdentityDetails } from '../../identity/types';
import type { Connection } from '../../record/types';
import { createIdentity, identitySchemas, patchIdentities, patchIdentity } from '../../wire/identityCalls';
import type { Call } from '../../wire/types';
import { explainAdminTrouble } from '../adminTrouble';
import { explainPublicTrouble } from '../publicTrouble';
import { isUnsure } from '../isUnsure';
import { ask, noAdmin, type AdminAccess } from '../sessions';
import type { SessionProblem } from '../types';

/** What became of writing an identity: as the server has it now, or why not, with what it says of which part. */
export type WriteAnswer =
  | { readonly kind: 'written'; readonly identity: IdentityDetails }
  | (SessionProblem & { readonly refusal?: Refusal; readonly status?: number });

/** The ids of identity schemas, or why they cannot be read. */
export type SchemaIds = { readonly kind: 'schemas'; readonly ids: readonly string[] } | SessionProblem;

/** Writes identities through the admin side of their connection. */
export interface IdentityWrites {
  /** Makes an identity. Unknown keys of the body are refused by the server. */
  create(connection: Connection, body: object, signal?: AbortSignal): Promise<WriteAnswer>;
  /** The ids of the identity schemas that a server has. */
  schemas(connection: Connection, signal?: AbortSignal): Promise<SchemaIds>;
  /**
   * Changes parts of an identity. The server looks neither at a hash that is put in this way, nor at whether somebody
   * else changed it meanwhile.
   */
  patch(
    connection: Connection,
    id: string,
    operations: readonly PatchOperation[],
    signal?: AbortSignal,
  ): Promise<WriteAnswer>;
  /** Makes several identities at once. `body` is JSON of `PATCH /admin/identities`; `judgeBatch` reads the answer. */
  batch(connection: Connection, body: string): Promise<Exchange>;
}

/** So long the server itself takes to answer at most: passwords are hashed one after the other. */
const batchTimeoutMs = 120_000;

export function createIdentityWrites(access: AdminAccess): IdentityWrites {
  const write = async (connection: Connection, call: Call, signal?: AbortSignal): Promise<WriteAnswer> =>
    connection.adminUrl === undefined ? noAdmin() : readWritten(await ask(access, connection, call, signal));
  return {
    create: async (connection, body, signal) => write(connection, await createIdentity(body), signal),
    schemas: async (connection, signal) =>
      readSchemaIds(await ask(access, connection, await identitySchemas(), signal)),
    patch: async (connection, id, operations, signal) => write(connection, await patchIdentity(id, operations), signal),
    batch: async (connection, body) => ask(access, connection, await patchIdentities(body), undefined, batchTimeoutMs),
  };
}

/** Reads the answer to a writing request: 200 or 201 with the identity. */
function readWritten(exchange: Exchange): WriteAnswer {
  const { response, failure } = exchange;
  const isWritten = failure === undefined && (response?.status === 200 || response?.status === 201);
  const parsed = parseDetails(isWritten ? readJson(response.body) : undefined);
  if (parsed.ok) return { kind: 'written', identity: parsed.value };
  const trouble = explainAdminTrouble(exchange, t('The answer is not an identity.'));
  if (isUnsure(exchange)) {
    const todo = t('It may have been written all the same: look for it before you send it again.');
    return { kind: 'problem', ...trouble, todo, isUnsure: true };
  }
  if (failure !== undefined || response === undefined) return { kind: 'problem', ...trouble };
  return { kind: 'problem', ...trouble, refusal: readRefusalBody(response.body), status: response.status };
}

function readSchemaIds(exchange: Exchange): SchemaIds {
  const { response, failure } = exchange;
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  if (!Array.isArray(list))
    return { kind: 'problem', ...explainPublicTrouble(exchange, t('The answer is not a list of schemas.')) };
  const ids = list.map((one) => (isObject(one) ? filledTextAt(one, 'id') : undefined));
  return { kind: 'schemas', ids: ids.filter((id) => id !== undefined) };
}
