/**
 * What the host tells the page "Who Has What?", and what the page tells the host. One complete picture: the page draws
 * it and keeps nothing else but focus, scroll and what is being typed.
 */

/** A number of identities with its share of those that are counted, and both in words. */
export interface BarView {
  readonly count: number;
  /** From 0 to 1. */
  readonly share: number;
  /** The number and its share, as it is read. */
  readonly text: string;
  /** How many may be so beside, and that in words where there are any. */
  readonly perhapsCount: number;
  readonly perhaps?: string;
}

/** How many identities have a factor, or are so. */
export interface FactorRow extends BarView {
  readonly name: string;
  /** A part of the row above, as a provider is of social sign-in. */
  readonly isPart: boolean;
}

/** How many are asked at a place by the present configuration, and by the one with the change that is typed in. */
export interface AskedRow {
  readonly name: string;
  readonly now: BarView;
  readonly then?: BarView;
}

/** A change that is offered: the line as it would be typed, and what it would do, in a sentence. */
export interface OfferedChange {
  readonly text: string;
  readonly effect: string;
}

/** Who is asked, by the configuration that belongs to the connection. */
export interface AskedView {
  readonly file: string;
  readonly version: string;
  readonly rows: readonly AskedRow[];
  /** What was typed in, and what it does in a sentence, or why it is no change. */
  readonly supposed: { readonly text: string; readonly says?: string; readonly problem?: string };
  readonly offered: readonly OfferedChange[];
}

export interface CountedState {
  readonly kind: 'counted';
  readonly connection: string;
  /** How many there are, and how many of them are on. */
  readonly total: string;
  /** When they were counted, what is missing, what has changed since. */
  readonly notes: readonly string[];
  readonly factors: readonly FactorRow[];
  /** Absent: no configuration is known of the connection. */
  readonly asked?: AskedView;
}

/** Nothing was counted in this window. */
export interface UncountedState {
  readonly kind: 'uncounted';
  readonly connection: string;
}

export type CensusState = CountedState | UncountedState;

/** `kept` is what the editor keeps of the page over a reload; the page does not look into it. */
export interface ToCensus {
  readonly type: 'state';
  readonly state: CensusState;
  readonly kept: Readonly<Record<string, unknown>>;
}

/** As what the table is copied. */
export type CopyFormat = 'markdown' | 'csv';

export type FromCensus =
  | { readonly type: 'ready' }
  | { readonly type: 'count' }
  | { readonly type: 'choose-configuration' }
  | { readonly type: 'open-configuration' }
  | { readonly type: 'suppose'; readonly text: string }
  | { readonly type: 'copy'; readonly format: CopyFormat };
