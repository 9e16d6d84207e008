import { readOutcome } from '../flow/outcome';
import type { FlowType } from '../flow/types';
import type { FlowRecord } from '../record/types';
import { fetchFlow } from '../wire/calls';
import { findClient } from './context';
import type { DriverContext } from './context';
import { isElsewhere, keptBack } from './elsewhere';
import { readChange } from '../record/apply';
import { sendAs } from './send';
import { noteSession } from './session';
import type { OpenRequest } from './types';

/** Where an id that no login has is looked for. Settings come last: without a session they answer 401 for any id. */
const searched: readonly FlowType[] = ['registration', 'recovery', 'verification', 'settings'];

/** Fetches a flow that exists on the server, known here or not, as a persona. */
export async function openFlow(drive: DriverContext, request: OpenRequest, signal?: AbortSignal): Promise<FlowRecord> {
  const type = request.type ?? drive.flows.get(request.id)?.type;
  if (type) return fetchAs(drive, { ...request, type }, signal);
  let record = await fetchAs(drive, { ...request, type: 'login' }, signal);
  for (const guess of searched) {
    if (record.outcome?.kind !== 'not-found') break;
    record = await fetchAs(drive, { ...request, type: guess }, signal);
  }
  return record;
}

async function fetchAs(
  drive: DriverContext,
  request: Required<OpenRequest>,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const client = findClient(drive, request.personaId);
  const { persona, connection } = client;
  const startedAt = drive.now();
  const call = await fetchFlow(request.type, request.id);
  const shown = drive.flows.get(request.id);
  const exchange =
    shown && isElsewhere(drive, shown, client)
      ? keptBack(drive, shown, client, call)
      : await sendAs(drive, client, call, { step: 'fetch', signal });
  // Read again: it may have changed (or gone) while the answer was on its way.
  const known = drive.flows.get(request.id);
  const before: FlowRecord = known ?? {
    id: request.id,
    connectionId: connection.id,
    personaId: persona.id,
    type: request.type,
    client: persona.client,
    startedAt,
    parameters: {},
    status: 'open',
    exchanges: [],
    draft: {},
    encoding: 'json',
  };
  const outcome = readOutcome(exchange, {
    flowType: request.type,
    client: persona.client,
    step: 'fetch',
    publicUrl: connection.publicUrl,
    ...(before.flow && { previous: before.flow }),
  });
  const record = {
    ...before,
    type: request.type,
    personaId: persona.id,
    client: persona.client,
    exchanges: [...before.exchanges, exchange],
  };
  drive.flows.put(record, readChange(record, outcome, exchange, connection.publicUrl));
  await noteSession(drive, client, { type: request.type, outcome }, signal);
  return drive.flows.get(record.id) ?? record;
}

/** Fetches a known flow again. One that never had an id on the server is started again instead. */
export function refetchFlow(drive: DriverContext, record: FlowRecord, signal?: AbortSignal): Promise<FlowRecord> {
  const { personaId, type, id } = record;
  return openFlow(drive, { personaId, type, id }, signal);
}
