import type { FlowRecord } from '../record/types';
import type { DriverContext } from './context';
import { addNotes } from '../record/notes';
import { isLocal } from '../record/blank';
import { refetchFlow } from './open';
import { restartFlow } from './start';
import { submitFlow } from './submit';

/**
 * Goes on with what a login had interrupted, once that login is done: a start is started again, a fetch fetched again,
 * and a submit fetched and sent again with the very press that was refused. The login's `next` names the flow that went
 * on.
 */
export async function resume(drive: DriverContext, login: FlowRecord, signal?: AbortSignal): Promise<FlowRecord> {
  const interrupted = login.resumes === undefined ? undefined : drive.flows.get(login.resumes);
  if (login.outcome?.kind !== 'signed-in' || !interrupted) return login;
  const next = await goOn(drive, interrupted, signal);
  return drive.flows.update(login.id, { next: next?.id }) ?? login;
}

/**
 * Goes on with a flow that waited for a login, now that there was one. Yields the flow in which the work goes on;
 * undefined when there is nothing to go on with, as for a first factor that was followed by the second.
 */
export async function goOn(
  drive: DriverContext,
  interrupted: FlowRecord,
  signal?: AbortSignal,
): Promise<FlowRecord | undefined> {
  if (isLocal(interrupted.id)) {
    const fresh = await restartFlow(drive, interrupted, signal);
    // Its work is done by the new one; the refused start is nothing to come back to.
    drive.flows.update(interrupted.id, { status: 'done' });
    return fresh;
  }
  if (interrupted.type === 'login') {
    // A browser login that was answered with the second factor: it is complete now, and what it interrupted itself goes
    // on.
    const before = interrupted.resumes === undefined ? undefined : drive.flows.get(interrupted.resumes);
    const next = before && (await goOn(drive, before, signal));
    if (next) drive.flows.update(interrupted.id, { next: next.id });
    return next;
  }
  const press = drive.interrupted.get(interrupted.id);
  const fetched = await refetchFlow(drive, interrupted, signal);
  if (fetched.outcome?.kind !== 'started') return fetched;
  if (press) return submitFlow(drive, fetched, press, signal);
  const wasSubmit = interrupted.exchanges.at(-1)?.request.method === 'POST';
  if (!wasSubmit) return fetched;
  return drive.flows.update(fetched.id, { notes: addNotes(fetched.notes, [{ kind: 'press-lost' }]) });
}
