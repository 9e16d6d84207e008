import type { Dispose } from './emitter';
import type { FlowStore } from './flowStore';
import type { FlowRecord } from '../record/types';

/** How much is kept. */
export interface FlowLimits {
  /** Flows that are done, failed or expired. */
  readonly finishedFlows: number;
  /** Exchanges of one flow. */
  readonly exchanges: number;
}

export const defaultLimits: FlowLimits = { finishedFlows: 200, exchanges: 100 };

/** Flows in progress end by their time; only those of a server that tells none could grow for ever. */
const mostInProgress = 10_000;

/**
 * Lets flows go when there are too many: those that finished first go first, then, far above any sensible number, the
 * oldest in progress. What is held (a panel shows it) stays in any case. It happens a moment after the change that made
 * it necessary; `onLetGo` is told what went.
 */
export function limitFlows(
  flows: FlowStore,
  limits: () => FlowLimits,
  onLetGo: (gone: readonly FlowRecord[]) => void,
): Dispose {
  let waiting = false;
  const look = (): void => {
    waiting = false;
    const { finished, size } = flows;
    const gone = [
      ...oldest(flows, finished, finished.size - limits().finishedFlows),
      ...oldest(flows, inProgress(flows), size - finished.size - mostInProgress),
    ];
    for (const { id } of gone) flows.remove(id);
    if (gone.length > 0) onLetGo(gone);
  };
  return flows.onDidChange(({ kind }) => {
    if (kind !== 'flow' || waiting) return;
    waiting = true;
    queueMicrotask(look);
  });
}

function oldest(flows: FlowStore, ids: Iterable<string>, surplus: number): readonly FlowRecord[] {
  const found: FlowRecord[] = [];
  if (surplus <= 0) return found;
  for (const id of ids) {
    const record = flows.isHeld(id) ? undefined : flows.get(id);
    if (record) found.push(record);
    if (found.length === surplus) break;
  }
  return found;
}

function* inProgress(flows: FlowStore): Iterable<string> {
  for (const { id, status } of flows.all()) if (status === 'open') yield id;
}
