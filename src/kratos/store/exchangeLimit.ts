import type { FlowRecord } from '../record/types';

/** The record with its first exchange, which tells how it began, and the newest; `letGo` counts those between. */
export function withinLimit(record: FlowRecord, most: number): FlowRecord {
  const { exchanges, letGo = 0 } = record;
  const surplus = exchanges.length - most;
  const [first] = exchanges;
  if (surplus <= 0 || first === undefined) return record;
  return { ...record, exchanges: [first, ...exchanges.slice(surplus + 1)], letGo: letGo + surplus };
}
