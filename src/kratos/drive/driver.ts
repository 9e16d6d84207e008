import { address } from '../wire/address';
import { submitFlow as submitCall } from '../wire/calls';
import { withoutSecrets } from '../store/draft';
import type { FlowRecord } from '../record/types';
import { borrowAuthenticator } from './authenticator';
import { findClient, findRecord, requirePersona } from './context';
import type { DriverContext } from './context';
import { isElsewhere } from './elsewhere';
import { follow } from './follow';
import { openFlow, refetchFlow } from './open';
import { readOwnSettings } from './ownSettings';
import { Queue } from './queue';
import { isLocal } from '../record/blank';
import { resume } from './resume';
import { shownCredentials } from './send';
import { comeToKey } from './comeToKey';
import { checkSession } from './session';
import { makeRound } from './round/round';
import { outlook } from './round/ways';
import { signOut } from './signOut';
import { restartFlow, startFlow } from './start';
import { buildPressedSubmission, submitFlow } from './submit';
import type { Driver } from './types';
import { previewKeyUse } from './useKey';

/** Makes the driver of flows. See `Driver` for what it promises; the steps are in files of their own. */
export function createDriver(drive: DriverContext, queue: Queue = new Queue()): Driver {
  /** Runs a step in the persona's turn. */
  const inTurn = <T>(personaId: string, step: () => Promise<T>, signal?: AbortSignal): Promise<T> =>
    queue.run(personaId, step, signal);

  /** Runs a step of a known flow in its persona's turn; the record is read when the turn comes. */
  const onFlow = (
    flowId: string,
    step: (record: FlowRecord) => Promise<FlowRecord>,
    signal?: AbortSignal,
  ): Promise<FlowRecord> => {
    // Removed while it waited: the step works on the last picture.
    const record = findRecord(drive, flowId);
    return inTurn(requirePersona(record), () => step(drive.flows.get(flowId) ?? record), signal);
  };

  return {
    start: (request, signal) => inTurn(request.personaId, () => startFlow(drive, request, signal), signal),
    open: (request, signal) => inTurn(request.personaId, () => openFlow(drive, request, signal), signal),
    refetch: (flowId, signal) =>
      onFlow(
        flowId,
        (record) => (isLocal(flowId) ? restartFlow(drive, record, signal) : refetchFlow(drive, record, signal)),
        signal,
      ),
    preview(flowId, press) {
      const record = drive.flows.get(flowId);
      const submission =
        previewKeyUse(record?.flow, press) ?? buildPressedSubmission(record?.flow, press, record?.parameters);
      const keyring = record && drive.personas.peekKeys(record.personaId);
      if (!record || !submission || !keyring) return undefined;
      const client = findClient(drive, requirePersona(record));
      if (isElsewhere(drive, record, client)) return undefined;
      return address(submitCall(submission), client.connection, shownCredentials(keyring)).request;
    },
    submit: (flowId, press, signal) =>
      onFlow(
        flowId,
        async (record) => {
          const submitted = await submitFlow(drive, record, press, signal);
          return resume(drive, await comeToKey(drive, submitted, signal), signal);
        },
        signal,
      ),
    keepDraft(flowId, entries, encoding) {
      const flow = drive.flows.get(flowId)?.flow;
      if (flow) drive.flows.update(flowId, { draft: withoutSecrets(flow, entries), encoding });
    },
    restart: (flowId, signal) => onFlow(flowId, (record) => restartFlow(drive, record, signal), signal),
    follow: (flowId, step, signal) => onFlow(flowId, (record) => follow(drive, record, step, signal), signal),
    outlook(flowId) {
      const record = drive.flows.get(flowId);
      return record && outlook(drive, record);
    },
    round: (flowId, way, signal) => makeRound(drive, inTurn, flowId, way, signal),
    checkSession: (personaId, signal) =>
      inTurn(personaId, () => checkSession(drive, findClient(drive, personaId), signal), signal),
    stepUp: (personaId, resumes, signal) =>
      inTurn(
        personaId,
        () =>
          startFlow(
            drive,
            { personaId, type: 'login', parameters: { aal: 'aal2' }, ...(resumes !== undefined && { resumes }) },
            signal,
          ),
        signal,
      ),
    readSettings: (personaId, signal) =>
      inTurn(personaId, () => readOwnSettings(drive, findClient(drive, personaId), signal), signal),
    borrowAuthenticator: (personaId) => borrowAuthenticator(drive, personaId),
    signOut: (personaId, signal) =>
      inTurn(personaId, () => signOut(drive, findClient(drive, personaId), signal), signal),
  };
}
