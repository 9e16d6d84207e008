import type { FlowRecord } from '../record/types';
import { align } from './align';
import { traitsOf } from './differences';
import { readRun } from './run';
import type { Run, Step } from './types';
import { stepTitle } from './words';

/** An exchange that another one can be compared with. */
export interface Candidate {
  readonly record: FlowRecord;
  readonly exchange: string;
  /** Its step in words. */
  readonly label: string;
}

/** What an exchange can be compared with: those before it, newest first; then the same step of other flows. */
export function findCandidates(
  record: FlowRecord,
  exchange: string,
  others: readonly FlowRecord[],
): readonly Candidate[] {
  const run = readRun(record);
  const at = run.steps.findIndex(({ id }) => id === exchange);
  const as = (from: FlowRecord, step: Step | undefined): readonly Candidate[] =>
    step === undefined ? [] : [{ record: from, exchange: step.id, label: stepTitle(step) }];
  const before = run.steps.slice(0, Math.max(0, at)).toReversed();
  return [
    ...before.flatMap((step) => as(record, step)),
    ...others.flatMap((other) => as(other, counterpart(run, readRun(other), exchange))),
  ];
}

/** The step of another run that stands beside a step of a run; undefined when it has no such step. */
function counterpart(run: Run, other: Run, id: string): Step | undefined {
  return align(run.steps, other.steps, traitsOf).find(({ before }) => before?.id === id)?.after;
}
