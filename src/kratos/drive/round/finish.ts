import { readFlowUrl } from '../../flow/urls';
import { isObject, readJson, textAt } from '../../flow/json';
import { readReturn } from '../../providers/address';
import { applyExchange } from '../../record/apply';
import { addNotes } from '../../record/notes';
import type { FlowRecord } from '../../record/types';
import type { Exchange } from '../../exchange/types';
import { providerCallback, tokenExchange } from '../../wire/roundCalls';
import { findClient, requirePersona } from '../context';
import type { DriverContext } from '../context';
import { isElsewhere, keptBack } from '../elsewhere';
import { openFlow, refetchFlow } from '../open';
import { resume } from '../resume';
import { supersede } from './supersede';
import { sendAs } from '../send';
import { noteSession } from '../session';

/**
 * Asks Kratos for the callback as the persona, with the cookie that the submit set: as JSON it is answered with what
 * came of it, so that no redirect has to be caught.
 */
export async function finishCallback(
  drive: DriverContext,
  record: FlowRecord,
  callback: string,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const continuity = drive.rounds.begun.get(record.id)?.continuity;
  const client = findClient(drive, requirePersona(record));
  const call = providerCallback(callback, continuity);
  const exchange = isElsewhere(drive, record, client)
    ? keptBack(drive, record, client, call)
    : await sendAs(drive, client, call, { step: 'submit', signal });
  return take(drive, record, exchange, signal);
}

/**
 * Goes on where Kratos sent the person: exchanges the code, opens the flow that links the account, or asks what was
 * wrong.
 */
export async function exchangeCode(
  drive: DriverContext,
  record: FlowRecord,
  url: string,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const personaId = requirePersona(record);
  const back = readReturn(url);
  switch (back.kind) {
    case 'code': {
      const call = await tokenExchange(initCode(record) ?? '', back.code);
      const exchange = await sendAs(drive, findClient(drive, personaId), call, { step: 'submit', signal });
      return take(drive, record, exchange, signal);
    }
    case 'flow':
      return goOnIn(drive, record, { id: back.id, flowType: 'login' }, signal);
    case 'nothing': {
      drive.rounds.begun.delete(record.id);
      const read = await refetchFlow(drive, record, signal);
      const notes = addNotes(read.notes, [{ kind: 'came-back-empty' }]);
      return drive.flows.update(read.id, { notes }) ?? read;
    }
  }
}

/** Keeps what came of a round, and goes where it names another flow: to link the account, or for missing traits. */
async function take(
  drive: DriverContext,
  record: FlowRecord,
  exchange: Exchange,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const client = findClient(drive, requirePersona(record));
  const { publicUrl } = client.connection;
  const now = drive.flows.get(record.id) ?? record;
  const after = applyExchange(now, exchange, { publicUrl });
  if (after.outcome.kind !== 'unreachable') drive.rounds.begun.delete(record.id);
  drive.flows.update(record.id, after);
  await noteSession(drive, client, { type: record.type, outcome: after.outcome }, signal);
  const named = after.outcome.kind === 'redirect-wanted' ? readFlowUrl(after.outcome.url) : undefined;
  if (named?.id !== undefined) return goOnIn(drive, record, { ...named, id: named.id }, signal);
  return resume(drive, drive.flows.get(record.id) ?? after, signal);
}

async function goOnIn(
  drive: DriverContext,
  record: FlowRecord,
  { id, flowType }: { readonly id: string; readonly flowType?: FlowRecord['type'] },
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const personaId = requirePersona(record);
  const type = flowType ?? record.type;
  const opened = await openFlow(drive, { personaId, type, id }, signal);
  if (opened.id !== record.id) supersede(drive, record.id, opened.id);
  const { resumes } = record;
  return resumes === undefined ? opened : (drive.flows.update(opened.id, { resumes }) ?? opened);
}

/** The first half of a token exchange, which the answer to the flow's start alone has. */
function initCode({ exchanges }: FlowRecord): string | undefined {
  const json = readJson(exchanges[0]?.response?.body ?? '');
  return isObject(json) ? textAt(json, 'session_token_exchange_code') : undefined;
}
