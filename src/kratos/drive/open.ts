import type { FlowType } from '../flow/types';
import type { FlowRecord } from '../record/types';
import { fetchFlow } from '../wire/calls';
import { findClient, requirePersona } from './context';
import type { DriverContext } from './context';
import { isElsewhere, keptBack } from './elsewhere';
import { applyExchange } from '../record/apply';
import { blankRecord } from '../record/blank';
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
  const { id, type } = request;
  const asked = { id, type, client: persona.client, connectionId: connection.id, personaId: persona.id };
  const before = known ?? blankRecord({ ...asked, startedAt });
  const record = applyExchange({ ...before, ...asked }, exchange, connection);
  drive.flows.put(record);
  await noteSession(drive, client, { type, outcome: record.outcome }, signal);
  return drive.flows.get(record.id) ?? record;
}

/** Fetches a known flow again. One that never had an id on the server is started again instead. */
export function refetchFlow(drive: DriverContext, record: FlowRecord, signal?: AbortSignal): Promise<FlowRecord> {
  const { type, id } = record;
  return openFlow(drive, { personaId: requirePersona(record), type, id }, signal);
}
