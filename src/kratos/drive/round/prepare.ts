import type { FlowParameters } from '../../flow/types';
import { present } from '../../flow/json';
import { addNotes } from '../../record/notes';
import type { FlowRecord } from '../../record/types';
import type { DriverContext } from '../context';
import { requirePersona } from '../context';
import { repeatableOptions } from '../elsewhere';
import { startFlow } from '../start';
import { submitFlow } from '../submit';

/**
 * Brings a flow to where the round can begin. A token exchange is asked for when a native flow begins, and spoils every
 * other way: a flow that was begun for another way than this is begun anew, and the same button pressed there. Yields
 * the flow that is next; when the server refuses the address to come back to, that is said by a note, and it is
 * undefined.
 */
export async function prepare(
  drive: DriverContext,
  record: FlowRecord,
  returnTo: string | undefined,
  signal?: AbortSignal,
): Promise<FlowRecord | undefined> {
  const press = drive.rounds.begun.get(record.id)?.press;
  const exchanges = record.parameters.return_session_token_exchange_code === true;
  if (press === undefined || (returnTo === undefined && !exchanges)) return record;
  const personaId = requirePersona(record);
  const parameters = present<FlowParameters>({
    ...repeatableOptions(drive, record),
    return_session_token_exchange_code: returnTo === undefined ? undefined : true,
    return_to: returnTo,
  });
  const { type, resumes } = record;
  const fresh = await startFlow(
    drive,
    { personaId, type, parameters, ...(resumes !== undefined && { resumes }) },
    signal,
  );
  if (fresh.outcome?.kind === 'refused' && fresh.outcome.error.id === 'self_service_flow_return_to_forbidden') {
    drive.flows.remove(fresh.id);
    const notes = addNotes(record.notes, [{ kind: 'return-refused', url: returnTo ?? '' }]);
    drive.flows.update(record.id, { notes });
    return undefined;
  }
  drive.flows.update(record.id, { next: fresh.id });
  return fresh.flow === undefined ? fresh : submitFlow(drive, fresh, press, signal);
}
