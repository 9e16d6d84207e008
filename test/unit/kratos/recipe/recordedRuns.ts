import type { Exchange } from '../../../../src/kratos/exchange/types';
import { readFlowStep, readRecord } from '../../../../src/kratos/record/fold';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { recorded } from '../../../kit/replay';
import type { Version } from '../flow/replay/flowSteps';
import { fromRecorded } from '../exchange/exchanges';

/** The flows of a recorded scenario, each with its exchanges, as if they had been done here. */
export function recordedRun(version: Version, scenario: string): readonly FlowRecord[] {
  const exchanges = recorded(version, scenario).map((one, at): Exchange => ({
    ...fromRecorded(one),
    id: `exchange-${at}`,
    startedAt: at,
  }));
  const ids = new Set(exchanges.flatMap(readFlowStep).flatMap(({ id }) => id ?? []));
  return [...ids].flatMap((id) => {
    const own = exchanges.filter((exchange) => readFlowStep(exchange).some((step) => step.id === id));
    return readRecord(own, { id }) ?? [];
  });
}
