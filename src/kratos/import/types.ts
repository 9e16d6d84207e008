import type { Missing, SeenExchange } from '../exchange/seen';

/** What was read from a text or a file: exchanges in the order sent, and what could not be had of them. */
export interface Imported {
  readonly seen: readonly SeenExchange[];
  /** Each once. */
  readonly missing: readonly Missing[];
}
