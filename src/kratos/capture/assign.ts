import type { Exchange } from '../exchange/types';
import { present } from '../flow/json';
import { applyExchange } from '../record/apply';
import type { AnsweredRecord } from '../record/apply';
import { blankRecord } from '../record/blank';
import type { FlowBeginning } from '../record/blank';
import { readFlowStep } from '../record/fold';
import type { FlowRecord } from '../record/types';

/** What is known of who is watched, beside what is seen. */
export type Watched = Pick<FlowRecord, 'connectionId' | 'personaId'> & { readonly publicUrl: string };

/**
 * The flow that a captured exchange is a step of, with that step: one of those known, or a new one. Undefined for an
 * exchange that is no step of a flow (whoami, a page, a preflight).
 */
export function assignExchange(
  known: readonly FlowRecord[],
  exchange: Exchange,
  { publicUrl, connectionId, personaId }: Watched,
): AnsweredRecord | undefined {
  if (exchange.request.method === 'OPTIONS') return undefined;
  const [step] = readFlowStep(exchange);
  if (step === undefined) return undefined;
  const { id, flowType: type, client = 'browser', parameters } = step;
  const record =
    known.find((one) => one.id === id) ??
    known.find((one) => one.type === type && id !== undefined && isNextOf(one, id)) ??
    blankRecord(
      present<FlowBeginning>({
        type,
        client,
        startedAt: exchange.startedAt,
        id,
        parameters,
        connectionId,
        personaId,
      }),
    );
  return applyExchange(record, exchange, { publicUrl });
}

/** Whether a flow's form is sent to this id: after a saved change, settings name another one than their own. */
function isNextOf({ flow }: FlowRecord, id: string): boolean {
  return flow?.action.includes(id) ?? false;
}
