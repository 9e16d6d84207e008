import { redactExchange } from '../exchange/redact';
import type { Exchange } from '../exchange/types';
import type { FlowRecord } from '../record/types';

/** All that was sent for some flows, in the order of time. */
export function exchangesOf(records: readonly FlowRecord[]): readonly Exchange[] {
  return records.flatMap(({ exchanges }) => exchanges).toSorted((one, other) => one.startedAt - other.startedAt);
}

/** Them without their secrets; `known` are those of the persona. */
export function masked(exchanges: readonly Exchange[], known: readonly string[]): readonly Exchange[] {
  return exchanges.map((exchange) => redactExchange(exchange, known));
}
