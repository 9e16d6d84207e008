import type { FlowStore } from './flowStore';
import type { FlowRecord } from '../record/types';
import type { Exchange } from '../exchange/types';

/**
 * The flows that belong to one piece of work with this one: those that led to it (a restart, an interruption, a
 * suggestion followed) and those in `shownBefore`, which a panel showed before. In no order; the flow itself is among
 * them.
 */
export function relatedFlows(
  flows: FlowStore,
  record: FlowRecord,
  shownBefore: Iterable<string> = [],
): readonly FlowRecord[] {
  const found = new Map<string, FlowRecord>([[record.id, record]]);
  const add = (id: string | undefined): void => {
    const other = id === undefined ? undefined : flows.get(id);
    if (other !== undefined && other.personaId === record.personaId) found.set(other.id, other);
  };
  for (const id of shownBefore) add(id);
  const ofPersona = record.personaId === undefined ? [] : flows.ofPersona(record.personaId);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const { resumes } of [...found.values()]) add(resumes);
    for (const other of ofPersona) if (other.next !== undefined && found.has(other.next)) add(other.id);
  }
  return [...found.values()];
}

/** The exchanges of several flows in the order sent, each once. */
export function mergeExchanges(records: readonly FlowRecord[]): readonly Exchange[] {
  const [only] = records;
  if (records.length === 1 && only !== undefined) return only.exchanges;
  const unique = new Map(records.flatMap(({ exchanges }) => exchanges).map((exchange) => [exchange.id, exchange]));
  return [...unique.values()].sort((one, other) => one.startedAt - other.startedAt);
}
