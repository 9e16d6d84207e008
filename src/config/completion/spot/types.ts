import type { Path } from '../../reference/path';

/** What was written in a mapping: its scalar values by their keys, '' for everything else. */
export type Members = ReadonlyMap<string, string>;

/**
 * Where something may be written in a configuration: what an offset of a text, which is nearly always broken while it
 * is typed, stands for. Offsets are UTF-16.
 */
export interface Spot {
  /**
   * A key of the mapping at `path`; the value of the setting at `path`; the beginning of the list item at `path`, which
   * becomes either.
   */
  readonly role: 'key' | 'value' | 'item';
  readonly path: Path;
  readonly style: 'block' | 'flow' | 'json';
  /** What is replaced. */
  readonly start: number;
  readonly end: number;
  /** What of it stands before the offset. */
  readonly typed: string;
  /** The quotes within which a value is written; those of a key in JSON are replaced with it. */
  readonly quote: '' | '"' | "'";
  /** A key that has its colon already. */
  readonly hasColon: boolean;
  /** A key without a colon, below which its value stands already. */
  readonly hasBelow?: boolean;
  /** What else stands in the mapping of a key. */
  readonly siblings: Members;
  /** What stands in the mapping around that one. */
  readonly outer: () => Members;
  /** What goes before the text: blanks that are missing at the beginning of its line. */
  readonly lead: string;
  /** By how many columns the further lines of the text stand deeper than the line in which it begins. */
  readonly inner: number;
  /** One step of indentation. */
  readonly unit: string;
  /** A value in block style: where its colon ends, if nothing stands below it. There a block may begin. */
  readonly opens?: number;
  /** In JSON: where a comma is missing before it, and whether one is missing behind. */
  readonly commaBefore?: number;
  readonly commaBehind?: boolean;
}
