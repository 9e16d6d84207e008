/**
 * Milliseconds as `m:ss` or `h:mm:ss`; never negative. The width changes only when an hour or ten minutes are passed.
 */
export function formatLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** Whole seconds until `until`, both epoch milliseconds; 0 when it has passed. */
export function secondsLeft(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** A code as it is read aloud: groups of three digits; anything else stays as it is. */
export function spaceCode(code: string): string {
  return /^\d{6}$/.test(code) ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

/** A base32 secret in groups of four. */
export function spaceSecret(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

/** A time of day for a timestamp (RFC 3339 or anything the clock reads); the text itself when it is no time. */
export function formatTime(at: string | number): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime())
    ? String(at)
    : time.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
