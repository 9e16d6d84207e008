import { t } from '@vscode/l10n';
import { readMilliseconds } from './durations';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const year = 365 * day;

/**
 * How a duration reads for people, in its two greatest units: `720h` is 30 days, `36h` 1 day 12 hours. Undefined for
 * what is no duration, or none at all.
 */
export function durationWords(duration: unknown): string | undefined {
  const length = readMilliseconds(duration);
  return length === undefined || length <= 0 ? undefined : formatLength(length);
}

/** The words for a duration whose writing does not say it by itself: `24h` and `90m`, but not `1h` or `1h30m`. */
export function durationHint(duration: unknown): string | undefined {
  const [, count = '', unit = ''] = /^(\d+)(ns|us|ms|s|m|h)$/.exec(typeof duration === 'string' ? duration : '') ?? [];
  const most: Readonly<Record<string, number>> = { ns: 1_000_000, us: 1_000, ms: 1_000, s: 60, m: 60, h: 24 };
  return Number(count) >= (most[unit] ?? Number.POSITIVE_INFINITY) ? durationWords(duration) : undefined;
}

function formatLength(length: number): string {
  const parts = [
    [year, years],
    [day, days],
    [hour, hours],
    [minute, minutes],
    [second, seconds],
    [1, milliseconds],
  ] as const;
  const at = parts.findIndex(([unit]) => length >= unit);
  const [first, next] = [parts[at], parts[at + 1]];
  if (!first) return milliseconds(length);
  const [count, rest] = [Math.floor(length / first[0]), length % first[0]];
  const more = next ? Math.floor(rest / next[0]) : 0;
  return next && more > 0 ? t('{0} {1}', first[1](count), next[1](more)) : first[1](count);
}

function years(count: number): string {
  return count === 1 ? t('1 year') : t('{0} years', count);
}
function days(count: number): string {
  return count === 1 ? t('1 day') : t('{0} days', count);
}
function hours(count: number): string {
  return count === 1 ? t('1 hour') : t('{0} hours', count);
}
function minutes(count: number): string {
  return count === 1 ? t('1 minute') : t('{0} minutes', count);
}
function seconds(count: number): string {
  return count === 1 ? t('1 second') : t('{0} seconds', count);
}
function milliseconds(count: number): string {
  return count === 1 ? t('1 millisecond') : t('{0} milliseconds', count);
}
