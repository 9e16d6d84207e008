import type { FlowRecord } from '../../src/kratos/record/types';
import type { ProblemView } from '../../src/protocol/state';
import { buildPanelState } from '../../src/views/panel/state/buildState';
import { makeInput } from '../unit/views/panel/makeRecord';

/** What the panel says went wrong with a flow. */
export function told(record: FlowRecord): ProblemView | undefined {
  return buildPanelState(makeInput(record)).problem;
}

/** The HTTP status of the last answer of a flow. */
export function statusOf({ exchanges }: FlowRecord): number | undefined {
  return exchanges.at(-1)?.response?.status;
}
