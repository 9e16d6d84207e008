import type { Exchange } from '../exchange/types';
import { present } from '../flow/json';
import { applyExchange } from '../record/apply';
import type { AnsweredRecord, Surroundings } from '../record/apply';
import { blankRecord } from '../record/blank';
import type { FlowBeginning } from '../record/blank';
import { readFlowStep } from '../record/fold';
import type { FlowRecord } from '../record/types';

/** What is known of who is watched, beside what is seen. */
export type Watched = Pick<FlowRecord, 'connectionId' | 'personaId'> & { readonly publicUrl?: string };

/** The flows that a step may belong to. */
export interface KnownFlows {
  get(id: string): FlowRecord | undefined;
  /** Those seen last, newest first: they are searched for other names of theirs. */
  recent(): readonly FlowRecord[];
}

/**
 * The flow that a captured exchange is a step of, with that step: one of those known, or a new one. Undefined for an
 * exchange that is no step of a flow (whoami, a page, a preflight). `before` is what the same client did before.
 */
export function assignExchange(
  known: KnownFlows,
  exchange: Exchange,
  { publicUrl, connectionId, personaId }: Watched,
  before: readonly Exchange[],
): AnsweredRecord | undefined {
  if (exchange.request.method === 'OPTIONS') return undefined;
  const [step] = readFlowStep(exchange);
  if (step === undefined) return undefined;
  const { id, flowType: type, client = 'browser', parameters } = step;
  const record =
    (id === undefined ? undefined : (known.get(id) ?? findNamed(known.recent(), id, type))) ??
    (type &&
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
      ));
  return record && applyExchange(record, exchange, present<Surroundings>({ publicUrl, before }));
}

/** The flow that goes by this name too: its form is sent there, or the way back from a provider repeats it. */
function findNamed(
  recent: readonly FlowRecord[],
  name: string,
  type: FlowRecord['type'] | undefined,
): FlowRecord | undefined {
  return recent.find((one) => (type === undefined || one.type === type) && isNamed(one, name));
}

function isNamed({ exchanges }: FlowRecord, name: string): boolean {
  return exchanges.some((exchange) => readFlowStep(exchange).some(({ next }) => next.includes(name)));
}
