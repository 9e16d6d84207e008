/** Letters that are written from right to left, and marks that turn what stands around them. */
const turning =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802-\ud803\ud83a-\ud83b]/;

/**
 * A text of the server as it may stand within a line of ours: one that is written from right to left, or turned by
 * marks, keeps to itself (Unicode's first strong isolate), so that it does not turn the words after it.
 */
export function isolate(text: string): string {
  if (!turning.test(text)) return text;
  // Its own marks would reach beyond it.
  return `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
}
