import { isInterruption } from '../flow/outcomeKinds';
import type { FlowParameters, FlowType } from '../flow/types';
import { legalParameters } from '../flow/startOptions';
import { readFlowUrl, type FlowAddress } from '../flow/urls';
import type { FlowRecord } from '../record/types';
import { findClient, requirePersona } from './context';
import type { DriverContext } from './context';
import { isElsewhere, repeatableOptions } from './elsewhere';
import { addNotes } from '../record/notes';
import { openFlow, refetchFlow } from './open';
import { suggestionsIn } from '../record/apply';
import { goOn } from './resume';
import { restartFlow, startFlow } from './start';
import type { FollowStep } from './types';

/**
 * Follows what a record's outcome asks for or suggests. URLs of other origins are never followed: what they ask for is
 * done at the connection.
 */
export async function follow(
  drive: DriverContext,
  record: FlowRecord,
  step: FollowStep,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  switch (step.kind) {
    case 'continue':
      return followSuggestion(drive, record, step.index, signal);
    case 'use-flow':
      return followReplacement(drive, record, signal);
    case 'step-up':
      return login(drive, record, { aal: 'aal2', ...passedOn(drive, record) }, signal);
    case 'refresh':
      return login(drive, record, { refresh: true }, signal);
    case 'sign-in':
      return login(drive, record, {}, signal);
    case 'restart':
      return restartFlow(drive, record, signal);
    case 'go-on':
      return (await goOn(drive, record, signal)) ?? record;
  }
}

/** A login for the persona of `record`. What waits for one goes on when it is done. */
function login(
  drive: DriverContext,
  record: FlowRecord,
  parameters: FlowParameters,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const resumes = waiting(drive, record)?.id;
  const personaId = requirePersona(record);
  return startFlow(drive, { personaId, type: 'login', parameters, ...(resumes !== undefined && { resumes }) }, signal);
}

/**
 * The flow that waits for a login: `record` when its last answer asked for one, else what it was to resume, as long as
 * that waits still.
 */
function waiting(drive: DriverContext, record: FlowRecord): FlowRecord | undefined {
  if (isWaiting(record)) return record;
  const resumed = record.resumes === undefined ? undefined : drive.flows.get(record.resumes);
  return resumed && isWaiting(resumed) ? resumed : undefined;
}

/** What another flow went on with, and a start that was done again, wait for nothing. */
function isWaiting({ outcome, next }: FlowRecord): boolean {
  return outcome !== undefined && next === undefined && isInterruption(outcome);
}

/** Kratos hands `return_to` and `login_challenge` of a login on to its second step. */
function passedOn(drive: DriverContext, record: FlowRecord): FlowParameters {
  const { return_to, login_challenge } = record.type === 'login' ? repeatableOptions(drive, record) : {};
  return {
    ...(return_to !== undefined && { return_to }),
    ...(login_challenge !== undefined && { login_challenge }),
  };
}

async function followSuggestion(
  drive: DriverContext,
  record: FlowRecord,
  index: number,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const suggestion = record.outcome && suggestionsIn(record.outcome)[index];
  switch (suggestion?.action) {
    case 'show_verification_ui':
      return openNext(drive, record, 'verification', suggestion.flowId, signal);
    case 'show_settings_ui':
      return openNext(drive, record, 'settings', suggestion.flowId, signal);
    case 'show_recovery_ui':
      return openNext(drive, record, 'recovery', suggestion.flowId, signal);
    case 'set_ory_session_token': // taken over already
    case 'redirect_browser_to': // only shown
    case 'unknown':
    case undefined:
      return record;
  }
}

/** The start of a flow that an answer leads to, such as the login that takes over from a registration. */
async function startNamed(
  drive: DriverContext,
  record: FlowRecord,
  { flowType, client, parameters }: FlowAddress,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  if (flowType === undefined || client === undefined) return record;
  const legal = legalParameters(parameters ?? {}, flowType, record.client);
  const personaId = requirePersona(record);
  const started = await startFlow(drive, { personaId, type: flowType, parameters: legal }, signal);
  drive.flows.update(record.id, { next: started.id });
  return started;
}

/**
 * The flow that an expired, spent or redirecting answer names; a new one when it names none, or one that this client
 * cannot read.
 */
async function followReplacement(drive: DriverContext, record: FlowRecord, signal?: AbortSignal): Promise<FlowRecord> {
  const { outcome } = record;
  const named = outcome?.kind === 'redirect-wanted' ? readFlowUrl(outcome.url) : undefined;
  const id = outcome && 'useFlowId' in outcome ? outcome.useFlowId : named?.id;
  if (id === undefined && named) return startNamed(drive, record, named, signal);
  if (id === undefined) return outcome?.kind === 'redirect-wanted' ? record : restartFlow(drive, record, signal);
  const opened = await openNext(drive, record, named?.flowType ?? record.type, id, signal);
  // An expired native verification flow is replaced by a browser flow, which asks for a cookie that a native client
  // does not have.
  if (record.client !== 'native' || opened.outcome?.kind !== 'csrf-refused') return opened;
  drive.flows.remove(opened.id);
  const fresh = await restartFlow(drive, record, signal);
  return drive.flows.update(fresh.id, { notes: addNotes(fresh.notes, [{ kind: 'started-instead' }]) }) ?? fresh;
}

async function openNext(
  drive: DriverContext,
  record: FlowRecord,
  type: FlowType,
  id: string,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  // The flow that it names is one of the server that named it: asking for this one again says so.
  const personaId = requirePersona(record);
  if (isElsewhere(drive, record, findClient(drive, personaId))) return refetchFlow(drive, record, signal);
  const opened = await openFlow(drive, { personaId, type, id }, signal);
  if (opened.id !== record.id) drive.flows.update(record.id, { next: opened.id });
  return opened;
}
