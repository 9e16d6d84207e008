import type { Unwanted } from '../../identity/removal';
import type { Connection } from '../../record/types';
import { changeState, deleteCredential, deleteIdentity, revokeSessionsOfIdentity } from '../../wire/identityCalls';
import type { Call } from '../../wire/types';
import { explainAdminTrouble } from '../adminTrouble';
import { isNotThere } from '../isNotThere';
import { ask, noAdmin, readChange, type AdminAccess } from '../sessions';
import type { SessionChange } from '../types';

/** What became of a change. `isThere: false`: the server says that there is nothing of that id. */
export type ChangeAnswer = SessionChange | (Extract<SessionChange, { kind: 'problem' }> & { readonly isThere: false });

/**
 * What an administrator changes of an identity, by its id. Without an admin URL the answer is a problem that says so.
 */
export interface IdentityChanges {
  /** Sessions are not deleted: those of an inactive identity do not count until it is active again. */
  setState(
    connection: Connection,
    id: string,
    state: 'active' | 'inactive',
    signal?: AbortSignal,
  ): Promise<ChangeAnswer>;
  /** Deletes all sessions of an identity; that it has none is well, too. */
  revokeSessions(connection: Connection, id: string, signal?: AbortSignal): Promise<ChangeAnswer>;
  /** Takes a credential away. The server judges by what it counts as first factors. */
  removeCredential(connection: Connection, id: string, unwanted: Unwanted, signal?: AbortSignal): Promise<ChangeAnswer>;
  /** Deletes an identity with its sessions and settings flows. */
  delete(connection: Connection, id: string, signal?: AbortSignal): Promise<ChangeAnswer>;
}

/** Changes identities through the admin side of their connection. */
export function createIdentityChanges(access: AdminAccess): IdentityChanges {
  const change = async (connection: Connection, call: Call, signal?: AbortSignal): Promise<ChangeAnswer> => {
    if (connection.adminUrl === undefined) return noAdmin();
    const exchange = await ask(access, connection, call, signal);
    if (isNotThere(exchange)) return { kind: 'problem', ...explainAdminTrouble(exchange, ''), isThere: false };
    return readChange(exchange, explainAdminTrouble);
  };
  return {
    setState: async (connection, id, state, signal) => change(connection, await changeState(id, state), signal),
    async revokeSessions(connection, id, signal) {
      const answer = await change(connection, await revokeSessionsOfIdentity(id), signal);
      return 'isThere' in answer ? { kind: 'done' } : answer;
    },
    removeCredential: async (connection, id, { type, identifier }, signal) =>
      change(connection, await deleteCredential(id, type, identifier), signal),
    delete: async (connection, id, signal) => change(connection, await deleteIdentity(id), signal),
  };
}
