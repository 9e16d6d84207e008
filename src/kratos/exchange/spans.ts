/** What stands where a secret was. */
export const mask = '[redacted]';

/**
 * A stretch of text that is a secret. `quoted`: it stands where JSON has a bare number or a bracket, so its mask needs
 * quotes.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quoted?: boolean;
}

/** All of a text; nothing of an empty one. */
export function whole(text: string): Span[] {
  return text === '' ? [] : [{ start: 0, end: text.length }];
}

/** Where a group of a match stands; empty when the group took no part. The pattern has the flag `d`. */
export function groupSpan(match: RegExpMatchArray, group: number): Span {
  const [start, end] = match.indices?.[group] ?? [0, 0];
  return { start, end };
}

/** Where all matches of a pattern have a group. The pattern has the flags `dg`. */
export function everySpan(text: string, pattern: RegExp, group = 0): Span[] {
  return Array.from(text.matchAll(pattern), (match) => groupSpan(match, group));
}

/** Where a sticky pattern ends that is tried at `start`; `start` itself when it does not match there. */
export function matchEnd(text: string, pattern: RegExp, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}

/** Sorted, without overlaps and empty spans. */
export function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.filter((one) => one.end > one.start).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start >= last.end) merged.push(span);
    else if (span.end > last.end || span.quoted)
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, span.end),
        ...(last.quoted === true || span.quoted === true ? { quoted: true } : {}),
      };
  }
  return merged;
}
