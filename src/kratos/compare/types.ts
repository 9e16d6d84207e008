import type { OutcomeContext } from '../flow/outcome';

/** What facts are about, in the order in which they are told. */
export const matters = [
  'request',
  'sent',
  'answer',
  'messages',
  'nodes',
  'session',
  'suggestions',
  'cookies',
  'headers',
] as const;
export type Matter = (typeof matters)[number];

/** One thing that is said of an exchange. A key is there once in each matter. */
export interface Fact {
  readonly matter: Matter;
  readonly key: string;
  readonly value: string;
}

/** One exchange of a run, with names in place of what differs each time, and without secrets. */
export interface Step {
  /** The id of its exchange. */
  readonly id: string;
  /** From 1, in the order sent. */
  readonly number: number;
  readonly does: OutcomeContext['step'];
  /** The method that was sent with it. */
  readonly method?: string;
  readonly facts: readonly Fact[];
}

/** All that was done for a flow. */
export interface Run {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** A fact that is not the same: without `before` it is new, without `after` it is gone. */
export interface Change {
  readonly matter: Matter;
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
}

/** A step and what is said of it otherwise, or not at all on one of both sides. */
export interface StepChange {
  readonly before?: Step;
  readonly after?: Step;
  readonly changes: readonly Change[];
}

/**
 * What differs between two runs or two steps. `steps` are those with changes, of so many; `same` counts facts that are
 * equal.
 */
export interface Differences {
  readonly of: number;
  readonly steps: readonly StepChange[];
  readonly same: Readonly<Record<Matter, number>>;
}
