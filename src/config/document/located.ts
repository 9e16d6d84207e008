import type { KeyRole } from '../reference/keyKnowledge';

/**
 * The setting at an offset of a configuration. `start` and `end` are UTF-16 offsets of the key or value, `end`
 * exclusive.
 */
export interface Located {
  /** As in the schema: dots, and `[]` for a list item. */
  readonly path: string;
  readonly role: KeyRole;
  /** The scalar value as text, for role `value`. */
  readonly value?: string;
  readonly start: number;
  readonly end: number;
}
