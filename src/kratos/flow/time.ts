/** `setTimeout` counts in 32 bits, in milliseconds: a longer wait would be none. */
export const longestTimer = 2 ** 31 - 1;

/** Epoch milliseconds of an RFC 3339 time; undefined when absent or unreadable. */
export function epoch(time: string | undefined): number | undefined {
  const value = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(value) ? undefined : value;
}
