import { withoutSecrets } from '../store/draft';
import type { FlowRecord } from '../record/types';
import { startFlow as startCall } from '../wire/calls';
import { findClient, requirePersona } from './context';
import type { DriverContext } from './context';
import { repeatableOptions } from './elsewhere';
import { applyExchange } from '../record/apply';
import { blankRecord } from '../record/blank';
import { sendAs } from './send';
import { noteSession } from './session';
import type { StartRequest } from './types';

/**
 * Starts a flow. The record is there whatever the server said: with the flow's id, or with a local one when no flow
 * came of it.
 */
export async function startFlow(
  drive: DriverContext,
  request: StartRequest,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const client = findClient(drive, request.personaId);
  const { persona, connection } = client;
  const parameters = request.parameters ?? {};
  const startedAt = drive.now();
  const call = await startCall(request.type, persona.client, parameters);
  const exchange = await sendAs(drive, client, call, { step: 'start', signal });
  const blank = blankRecord({
    connectionId: connection.id,
    personaId: persona.id,
    type: request.type,
    client: persona.client,
    startedAt,
    parameters,
    ...(request.resumes !== undefined && { resumes: request.resumes }),
  });
  const record = applyExchange(blank, exchange, connection);
  drive.flows.put(record);
  await noteSession(drive, client, { type: request.type, outcome: record.outcome, asked: parameters }, signal);
  return drive.flows.get(record.id) ?? record;
}

/**
 * Starts the work of a flow anew: same type, persona and parameters, what it resumes and what was typed. The old record
 * points at the new one.
 */
export async function restartFlow(drive: DriverContext, record: FlowRecord, signal?: AbortSignal): Promise<FlowRecord> {
  const { type, resumes } = record;
  const personaId = requirePersona(record);
  const parameters = repeatableOptions(drive, record);
  const fresh = await startFlow(
    drive,
    { personaId, type, parameters, ...(resumes !== undefined && { resumes }) },
    signal,
  );
  const draft = fresh.flow ? withoutSecrets(fresh.flow, record.draft) : record.draft;
  const filled = drive.flows.update(fresh.id, { draft, encoding: record.encoding }) ?? fresh;
  drive.flows.update(record.id, { next: fresh.id });
  return filled;
}
