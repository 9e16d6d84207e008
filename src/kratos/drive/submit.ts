import { isInterruption } from '../flow/outcomeKinds';
import { buildForm } from '../flow/form/form';
import type { Submission } from '../flow/form/form.types';
import { buildSubmission } from '../flow/form/submission';
import type { Flow, FlowParameters } from '../flow/types';
import { upstreamEntries } from '../flow/upstream';
import { typedIdentifier } from '../session/who';
import type { FlowRecord } from '../record/types';
import { submitFlow as submitCall } from '../wire/calls';
import { keepAuthenticator } from './authenticator';
import { findClient, requirePersona } from './context';
import type { DriverContext } from './context';
import { isElsewhere, keptBack } from './elsewhere';
import { forgetRemovedKey, keepKey } from './keepKey';
import { secretEntries, withoutSecrets } from '../store/draft';
import { isProviderUrl } from '../flow/providerUrls';
import { readContinuity } from '../providers/continuity';
import { refetchFlow } from './open';
import { applyExchange } from '../record/apply';
import { sendAs } from './send';
import { noteSession } from './session';
import type { Press } from './types';
import { previewKeyUse, useKey } from './useKey';

/**
 * Sends a press. A flow that was read back from storage is fetched first, since its picture holds masks in place of
 * tokens; when that fails, or the flow has no such button any more, nothing is sent and the record shows what the fetch
 * said.
 */
export async function submitFlow(
  drive: DriverContext,
  stored: FlowRecord,
  press: Press,
  signal?: AbortSignal,
): Promise<FlowRecord> {
  const flowId = stored.id;
  const record = stored.restored ? await refetchFlow(drive, stored, signal) : stored;
  const { flow } = record;
  if (!flow || record.restored) return record;
  const client = findClient(drive, requirePersona(record));
  const elsewhere = isElsewhere(drive, record, client);
  const byKey = elsewhere ? undefined : await useKey(drive, client, flow, press);
  const keptBackKey = elsewhere ? previewKeyUse(flow, press) : undefined;
  const submission = byKey?.submission ?? keptBackKey ?? buildPressedSubmission(flow, press, record.parameters);
  if (!submission) return record;
  const { persona, connection } = client;
  drive.personas.rememberTyped(persona.id, secretEntries(flow, press.entries));
  drive.flows.update(flowId, { draft: withoutSecrets(flow, press.entries), encoding: press.encoding });

  const call = submitCall(submission);
  const exchange = elsewhere
    ? keptBack(drive, record, client, call)
    : await sendAs(drive, client, call, { step: 'submit', signal });
  const now = drive.flows.get(flowId) ?? record;
  const submitted = applyExchange(now, exchange, { publicUrl: connection.publicUrl, previous: flow });
  const { outcome } = submitted;
  if (isInterruption(outcome)) drive.interrupted.set(flowId, press);
  else drive.interrupted.delete(flowId);
  if (outcome.kind === 'redirect-wanted' && isProviderUrl(outcome.url)) {
    const continuity = persona.client === 'native' ? readContinuity(exchange) : undefined;
    const begun = { press, url: outcome.url, ...(continuity !== undefined && { continuity }) };
    drive.rounds.begun.set(flowId, begun);
  } else drive.rounds.begun.delete(flowId);
  drive.flows.update(flowId, submitted);
  await keepAuthenticator(drive, client, { before: flow, press, outcome });
  if (byKey) await keepKey(drive, client, byKey.key, outcome);
  await forgetRemovedKey(drive, client, flow, press, outcome);
  const identifier = typedIdentifier(flow, press.entries);
  await noteSession(drive, client, { type: record.type, outcome, identifier }, signal);
  return drive.flows.get(flowId) ?? submitted;
}

/**
 * What a press sends; `undefined` when there is nothing to press: no flow, a button that the flow has not (any more),
 * or a passed verification, whose `ui.action` is the return URL and must never be posted to.
 */
export function buildPressedSubmission(
  flow: Flow | undefined,
  press: Press,
  parameters: FlowParameters = {},
): Submission | undefined {
  if (flow?.method.toUpperCase() !== 'POST') return undefined;
  const keys = buildForm(flow).groups.flatMap((group) => group.submitters.map(({ key }) => key));
  const known = press.submitter === '' ? keys.length > 0 : keys.includes(press.submitter);
  const { submitter, encoding } = press;
  const entries = { ...upstreamEntries(parameters), ...press.entries };
  return known ? buildSubmission(flow, submitter, entries, encoding) : undefined;
}
