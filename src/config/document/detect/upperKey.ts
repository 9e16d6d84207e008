/** A key of the upper levels of a text. */
export interface UpperKey {
  /** The names from the top; `[]` for an item of a list. */
  readonly path: readonly string[];
  /** What stands behind the colon in its line, or the scalar of JSON without its quotes; empty for a block. */
  readonly value: string;
  /** Where its name begins, as an offset. */
  readonly start: number;
  /** Which of the text's documents it stands in, counted from 0. */
  readonly document: number;
  /**
   * Where the text over several lines that is its value stands, from the line below the key on. Offsets, `end`
   * exclusive.
   */
  readonly block?: { readonly start: number; readonly end: number };
  /**
   * Where its value stands, quotes included, when it may be a text in other signs: with `\n` for its lines, or in
   * Base64.
   */
  readonly encoded?: { readonly start: number; readonly end: number };
}

/** More keys than a person writes are not read; whether a file is ours is clear long before. */
export const mostKeys = 5_000;
