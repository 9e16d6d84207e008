import { t } from '@vscode/l10n';
import { epoch } from '../flow/time';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Below this, seconds are shown. */
const secondsBelow = 2 * minute;

/**
 * A length of time in one or two units: `45 s`, `58 min`, `1 h 5 min`, `24 h`, `3 d`. Seconds only below two minutes.
 * `ms` below zero counts as zero.
 */
export function durationText(ms: number): string {
  if (ms < secondsBelow) return t('{0} s', Math.max(0, Math.ceil(ms / second)));
  if (ms < 90 * minute) return t('{0} min', Math.floor(ms / minute));
  if (ms < 10 * hour) {
    const minutes = Math.floor((ms % hour) / minute);
    const hours = Math.floor(ms / hour);
    return minutes === 0 ? t('{0} h', hours) : t('{0} h {1} min', hours, minutes);
  }
  // Far ends are rounded: a session of a day that has just begun reads 24 h.
  return ms < 3 * day ? t('{0} h', Math.round(ms / hour)) : t('{0} d', Math.round(ms / day));
}

/** How long something is still good, by epoch milliseconds. Undefined when it has no end, or is over. */
export function timeLeft(expiresAt: number | undefined, now: number): string | undefined {
  return expiresAt === undefined || expiresAt <= now ? undefined : durationText(expiresAt - now);
}

/** Milliseconds until `timeLeft` reads differently (at most a minute); `Infinity` when it never will again. */
export function nextChange(expiresAt: number | undefined, now: number): number {
  const seconds = nextSecond(expiresAt, now);
  const left = (expiresAt ?? now) - now;
  return left <= secondsBelow ? seconds : Math.min(seconds, (left % minute) + 1);
}

/**
 * Milliseconds until `timeLeft` shows another second, or begins to show seconds; `Infinity` when it never will again.
 */
export function nextSecond(expiresAt: number | undefined, now: number): number {
  if (expiresAt === undefined || expiresAt <= now) return Infinity;
  const left = expiresAt - now;
  return left <= secondsBelow ? left % second || second : left - secondsBelow + 1;
}

/** A moment as the person reads it: the time today, date and time otherwise. Undefined for a text that is no time. */
export function momentText(at: number | string | undefined, now: number): string | undefined {
  if (at === undefined) return undefined;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return undefined;
  const sameDay = date.toDateString() === new Date(now).toDateString();
  return sameDay ? date.toLocaleTimeString() : date.toLocaleString();
}

/** Whether an RFC 3339 time has come. Without one it never does. */
export function isOver(time: string | undefined, now: number): boolean {
  return (epoch(time) ?? Infinity) <= now;
}
