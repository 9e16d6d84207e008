import { t } from '@vscode/l10n';
import { filledTextAt, isObject, readJson } from '../flow/json';
import { readFlowUrl } from '../flow/urls';
import type { Exchange } from '../exchange/types';
import type { Connection } from '../record/types';
import { recoveryCode, recoveryLink } from '../wire/identityCalls';
import { explainAdminTrouble } from './adminTrouble';
import { ask, noAdmin, type AdminAccess } from './sessions';
import type { SessionProblem } from './types';

/** How somebody gets back in, or in for the first time. */
export type RecoveryKind = 'code' | 'link';

/** A way back in for whoever has it. Nothing is sent to anybody. */
export interface Recovery {
  readonly kind: RecoveryKind;
  /** Of a link: where it leads. Of a code: the recovery page of the application, where the code is typed. */
  readonly address: string;
  readonly code?: string;
  /** The flow in which alone the code of a browser works. */
  readonly flow?: string;
  /** RFC 3339. */
  readonly expiresAt?: string;
}

export type RecoveryAnswer = { readonly kind: 'made'; readonly recovery: Recovery } | SessionProblem;

/** Makes recovery codes and links for identities. Without an admin URL the answer is a problem that says so. */
export interface Recoveries {
  /** `lifetime` as Kratos reads it, such as `24h`. */
  make(
    connection: Connection,
    identity: string,
    wanted: { readonly kind: RecoveryKind; readonly lifetime: string },
    signal?: AbortSignal,
  ): Promise<RecoveryAnswer>;
}

export function createRecoveries(access: AdminAccess): Recoveries {
  return {
    async make(connection, identity, { kind, lifetime }, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const call = await (kind === 'code' ? recoveryCode : recoveryLink)(identity, lifetime);
      return readAnswer(kind, await ask(access, connection, call, signal));
    },
  };
}

function readAnswer(kind: RecoveryKind, exchange: Exchange): RecoveryAnswer {
  const { response, failure } = exchange;
  const isMade = failure === undefined && (response?.status === 200 || response?.status === 201);
  const json = isMade ? readJson(response.body) : undefined;
  const address = isObject(json) ? filledTextAt(json, 'recovery_link') : undefined;
  if (!isObject(json) || address === undefined) return { kind: 'problem', ...explainRefusal(kind, exchange) };
  const [code, flow] = [filledTextAt(json, 'recovery_code'), readFlowUrl(address)?.id];
  const expiresAt = filledTextAt(json, 'expires_at');
  return {
    kind: 'made',
    recovery: {
      kind,
      address,
      ...(code !== undefined && { code }),
      ...(flow !== undefined && { flow }),
      ...(expiresAt !== undefined && { expiresAt }),
    },
  };
}

function explainRefusal(kind: RecoveryKind, exchange: Exchange): Omit<SessionProblem, 'kind'> {
  const trouble = explainAdminTrouble(exchange, t('The answer has no address for a recovery.'));
  const { status, body = '' } = exchange.response ?? {};
  if (status === 404 && /disabled by system administrator/i.test(body))
    return {
      what: t('Recovery by {0} is off at this server.', kind),
      todo: t('Set {0} to true, or choose the other way.', `selfservice.methods.${kind}.enabled`),
    };
  return status === 404 && /could not find identity/i.test(body)
    ? { ...trouble, what: t('The identity is not there any more.') }
    : trouble;
}
