import words from './reasonWords.json';

/**
 * So many characters before and behind a column are looked at, however long the line is; no known wording is longer.
 */
export const reach = 400;

/**
 * Whether a known wording may be at a column of a line: of each the list has one part, in lower case, that hardly
 * anything else has, so that what is said of wordings need not be loaded for other lines. The catalogue tests hold it
 * against the data.
 */
export function mayHoldReason(line: string, column: number): boolean {
  const text = line.slice(Math.max(0, column - reach), column + reach).toLowerCase();
  return words.some((word) => text.includes(word));
}
