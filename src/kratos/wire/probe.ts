import { t } from '@vscode/l10n';
import { filledTextAt, isObject, present, readJson, textAt } from '../flow/json';
import type { JsonObject } from '../flow/json';
import { address } from './address';
import type { Addresses } from './address';
import { listSessions, ready, version } from './calls';
import type { Exchange } from '../exchange/types';
import { readHeader } from '../flow/headers';
import type { Call, Credentials, Transport } from './types';
import type { Health } from '../record/types';

/** A probe is a look in passing: nobody waits 30 s for it. */
const timeoutMs = 10_000;

/**
 * Whether a connection can be used: readiness of the public side, then the version and, where that is not told, the API
 * of the admin side when there is one. Never rejects. A wrong admin URL leaves the connection healthy and is told in
 * `adminProblem`, in few words after which a full stop can stand.
 */
export async function probe(
  connection: Addresses,
  transport: Transport,
  signal?: AbortSignal,
  credentials: Credentials = {},
): Promise<Health> {
  const ask: Ask = (call) =>
    transport.send(address(call, connection, credentials).request, { timeoutMs, ...(signal ? { signal } : {}) });

  const [main, admin] = await Promise.all([
    ask(ready()),
    connection.adminUrl === undefined ? undefined : probeAdmin(ask),
  ]);
  const problem = judge(main);
  if (problem !== undefined) return problem;
  const healthy = { kind: 'healthy', latencyMs: main.durationMs } as const;
  return admin === undefined ? healthy : present<Healthy>({ ...healthy, ...admin });
}

type Ask = (call: Call) => Promise<Exchange>;
type Healthy = Extract<Health, { kind: 'healthy' }>;
type AdminHealth = { [Key in 'version' | 'adminOk' | 'adminProblem']: Healthy[Key] };

async function probeAdmin(ask: Ask): Promise<AdminHealth> {
  const first = await ask(await version());
  const told = readVersion(first);
  if (told !== undefined) return { version: told, adminOk: true, adminProblem: undefined };
  // Ory Network keeps its version to itself: then a list of sessions tells whether this is the admin API.
  const sessions = adminTrouble(first) === undefined ? await ask(await listSessions({ size: 1 })) : first;
  const isList = sessions.response?.status === 200 && Array.isArray(readJson(sessions.response.body));
  if (isList) return { version: undefined, adminOk: true, adminProblem: undefined };
  const adminProblem = adminTrouble(sessions) ?? wrongPlace(await ask({ ...ready(), side: 'admin' }));
  return { version: undefined, adminOk: false, adminProblem };
}

/** What keeps the admin side from answering at all. */
function adminTrouble({ response, failure }: Exchange): string | undefined {
  if (failure !== undefined) return describeFailure(failure.kind);
  const status = response?.status ?? 0;
  if (status === 401 || status === 403) return t('the API key is missing or not accepted (HTTP {0})', status);
  return undefined;
}

/** What stands at the admin URL instead of the admin API. */
function wrongPlace(readyAnswer: Exchange): string {
  const problem = judge(readyAnswer);
  switch (problem?.kind) {
    case undefined:
      return t('this is the public side of a Kratos, which has its admin API on another port (4434 by default)');
    case 'unreachable':
      return describeFailure(problem.failure.kind);
    case 'not-ready':
      return t('not ready (HTTP {0})', problem.status);
    case 'not-kratos':
      return problem.reason === 'html'
        ? t('a web page answered (HTTP {0}), not Kratos', problem.status)
        : t('something other than Kratos answered (HTTP {0})', problem.status);
  }
}

/** What is wrong with an answer to `/health/ready`; nothing when it is Kratos's own. */
function judge({ response, failure }: Exchange): Exclude<Health, { kind: 'healthy' }> | undefined {
  if (failure !== undefined) return { kind: 'unreachable', failure };
  if (response === undefined) return { kind: 'unreachable', failure: { kind: 'other', reason: t('no answer') } };
  const { status, body } = response;
  const type = readHeader(response.headers, 'content-type') ?? '';
  if (/html/i.test(type) || /^\s*<(!doctype|html)/i.test(body)) return { kind: 'not-kratos', status, reason: 'html' };
  const json = readJson(body);
  if (json === undefined) return { kind: 'not-kratos', status, reason: 'other' };
  if (!isObject(json)) return { kind: 'not-kratos', status, reason: 'json' };
  if (status === 200 && textAt(json, 'status') === 'ok') return undefined;
  // A server that is not ready answers 503 with `errors` by component, or with Kratos's error body.
  if (status >= 500 && ('errors' in json || 'error' in json))
    return { kind: 'not-ready', status, reason: readReason(json) };
  return { kind: 'not-kratos', status, reason: 'json' };
}

/** `{"version": "v26.2.0"}`; a server built from a branch says `master`, which is as good. */
function readVersion({ response }: Exchange): string | undefined {
  const json = response?.status === 200 ? readJson(response.body) : undefined;
  return isObject(json) ? filledTextAt(json, 'version') : undefined;
}

function describeFailure(kind: NonNullable<Exchange['failure']>['kind']): string {
  switch (kind) {
    case 'refused':
      return t('nothing is listening there');
    case 'dns':
      return t('the host name is not known');
    case 'tls':
      return t('its certificate is not accepted');
    case 'timeout':
      return t('no answer in time');
    case 'reset':
      return t('the connection was dropped');
    case 'cancelled':
      return t('the check was cancelled');
    case 'too-large':
      return t('the answer is too large');
    case 'invalid-url':
      return t('the address is not valid');
    case 'not-recorded':
    case 'other':
      return t('it cannot be reached');
  }
}

function readReason(json: JsonObject): string {
  const parts = [json.errors, json.error].filter(isObject).flatMap((part) => Object.entries(part));
  return parts.flatMap(([name, value]) => (typeof value === 'string' ? `${name}: ${value}` : [])).join('; ');
}
