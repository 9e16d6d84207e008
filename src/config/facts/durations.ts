/** Milliseconds of the units that Kratos's durations take. */
const units: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** The most that Go can count, 2^63 - 1 nanoseconds (292 years), in milliseconds. */
const longest = 9_223_372_036_854;

export const hour = 3_600_000;

/**
 * The milliseconds that Kratos makes of a duration such as `1h30m`: none at all of what is longer than Go can count.
 * Undefined for what the configuration's schema refuses.
 */
export function readMilliseconds(duration: unknown): number | undefined {
  const written = writtenMilliseconds(duration);
  return written !== undefined && written > longest ? 0 : written;
}

/** Whether a duration is written to be some time, whatever Kratos makes of it. */
export function isWrittenLong(duration: unknown): boolean {
  return (writtenMilliseconds(duration) ?? 0) > 0;
}

function writtenMilliseconds(duration: unknown): number | undefined {
  if (typeof duration !== 'string' || !/^(?:\d+(?:ns|us|ms|s|m|h))+$/.test(duration)) return undefined;
  return [...duration.matchAll(/(?<!\d)(\d+)(ns|us|ms|s|m|h)/g)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (units[unit] ?? 0),
    0,
  );
}
