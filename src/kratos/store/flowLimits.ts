import { CapturedTally } from './capturedTally';
import type { Dispose } from './emitter';
import type { FlowStore } from './flowStore';
import type { FlowRecord } from '../record/types';

/** How much is kept. */
export interface FlowLimits {
  /** Flows that are done, failed or expired. */
  readonly finishedFlows: number;
  /** Exchanges of one flow. */
  readonly exchanges: number;
  /** Exchanges of the flows that were watched in a persona's browser, together. */
  readonly captured: number;
}

export const defaultLimits: FlowLimits = { finishedFlows: 200, exchanges: 100, captured: 500 };

/** Flows in progress end by their time; only those of a server that tells none could grow for ever. */
const mostInProgress = 10_000;

/** Which limit had flows let go. */
export type FlowLimit = Exclude<keyof FlowLimits, 'exchanges'>;

/**
 * Lets flows go when there are too many: those that finished first go first, then, far above any sensible number, the
 * oldest in progress; of those that were watched, the ones that nothing happened to for the longest time. What is held
 * (a panel shows it) stays in any case. It happens a moment after the change that made it necessary; `onLetGo` is told
 * what went, and by which limit.
 */
export function limitFlows(
  flows: FlowStore,
  limits: () => FlowLimits,
  onLetGo: (gone: readonly FlowRecord[], limit: FlowLimit) => void,
): Dispose {
  const tally = new CapturedTally();
  let waiting = false;
  const letGo = (gone: readonly FlowRecord[], limit: FlowLimit): void => {
    for (const { id } of gone) flows.remove(id);
    if (gone.length > 0) onLetGo(gone, limit);
  };
  const look = (): void => {
    waiting = false;
    const { finishedFlows, captured } = limits();
    const watched = tally.surplus(captured, (id) => flows.isHeld(id));
    letGo(
      watched.flatMap((id) => flows.get(id) ?? []),
      'captured',
    );
    const { finished, size } = flows;
    letGo(
      [
        ...oldest(flows, finished, finished.size - finishedFlows),
        ...oldest(flows, inProgress(flows), size - finished.size - mostInProgress),
      ],
      'finishedFlows',
    );
  };
  return flows.onDidChange((change) => {
    if (change.kind === 'flow-removed') tally.forget(change.id);
    const changed = change.kind === 'flow' ? flows.get(change.id) : undefined;
    // In the order in which they came, since the oldest goes first.
    const noted = change.kind === 'older-flows' ? flows.all() : changed ? [changed] : [];
    for (const record of noted) tally.note(record);
    if (waiting || (change.kind !== 'older-flows' && !changed)) return;
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
