import { t } from '@vscode/l10n';
import { isObject, numberAt, readJson } from '../flow/json';
import { parseSession } from '../flow/parse';
import { parseDetails } from '../identity/parse';
import type { explainTrouble } from '../session/answer';
import { explainAdminTrouble } from './adminTrouble';
import { isUnsure } from './isUnsure';
import { readSessionPage } from './sessionPages';
import type { Connection } from '../record/types';
import { address } from '../wire/address';
import { extendSession, listSessions, revokeSession } from '../wire/calls';
import type { Exchange } from '../exchange/types';
import type { Call, Transport } from '../wire/types';
import type { AdminSessions, SessionChange, SessionProblem } from './types';

/** How the admin side of a connection is reached: an Ory Network project wants an API key. */
export interface AdminAccess {
  readonly transport: Transport;
  readonly apiKey: (connection: Connection) => Promise<string | undefined>;
}

/** The answer where there is nobody to ask. */
export function noAdmin(): SessionProblem {
  return { kind: 'problem', what: t('The connection has no admin URL.') };
}

/** Sessions of everybody at a connection, read and ended through its admin side. */
export function createAdminSessions(access: AdminAccess): AdminSessions {
  const change = async (connection: Connection, call: Call, signal?: AbortSignal): Promise<SessionChange> =>
    connection.adminUrl === undefined
      ? noAdmin()
      : readChange(await ask(access, connection, call, signal), explainAdminTrouble);
  return {
    async list(connection, { token, size, active }, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const query = {
        size,
        expand: ['identity', 'devices'] as const,
        ...(token !== undefined && { token }),
        ...(active !== undefined && { active }),
      };
      return readSessionPage(await ask(access, connection, await listSessions(query), signal));
    },
    revoke: async (connection, id, signal) => change(connection, await revokeSession(id), signal),
    extend: async (connection, id, signal) => change(connection, await extendSession(id), signal),
  };
}

/** Sends a call to a connection's admin side; with `timeoutMs`, where it may take longer than others. */
export async function ask(
  { transport, apiKey }: AdminAccess,
  connection: Connection,
  call: Call,
  signal?: AbortSignal,
  timeoutMs?: number,
): Promise<Exchange> {
  const key = await apiKey(connection);
  const { request } = address(call, connection, key === undefined ? {} : { apiKey: key });
  return transport.send(request, { ...(signal && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) });
}

/**
 * What came of a change of sessions or of an identity: 204, or 200 with how many sessions were ended, or with what was
 * changed as it is now; what stands before a server answers 200 to anything. `explain` says why nothing came of it.
 */
export function readChange(exchange: Exchange, explain: typeof explainTrouble): SessionChange {
  const { response, failure } = exchange;
  if (failure === undefined && response?.status === 204) return { kind: 'done' };
  const json = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  const count = isObject(json) ? numberAt(json, 'count') : undefined;
  if (count !== undefined) return { kind: 'done', count };
  return parseDetails(json).ok || isSession(json)
    ? { kind: 'done' }
    : {
        kind: 'problem',
        ...explain(exchange, t('The answer does not say that it was done.')),
        ...(isUnsure(exchange) && { isUnsure: true as const }),
      };
}

function isSession(json: unknown): boolean {
  return isObject(json) && typeof json.active === 'boolean' && parseSession(json).ok;
}
