import type { ConfigDocument } from '../document/document';
import type { Path } from '../reference/path';
import { isPlaceholder } from '../document/placeholder';

/** Whom Kratos's public port lets in from other origins. */
export const cors = ['serve', 'public', 'cors'] as const;
export const allowedOrigins: Path = [...cors, 'allowed_origins'];

/** The allowed origins that are written; undefined when one of them is not known yet, or no text. */
export function readAllowedOrigins(config: ConfigDocument): readonly string[] | undefined {
  const written = config.below(...allowedOrigins);
  const origins = written.map(({ value }) => value).filter((value) => typeof value === 'string');
  return origins.length < written.length || origins.some(isPlaceholder) ? undefined : origins;
}

/** Whether one of the allowed origins, in each of which an asterisk may stand once, matches as Kratos compares them. */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => {
    const [before = '', after] = one.toLowerCase().split('*');
    return after === undefined
      ? origin === before
      : origin.length >= before.length + after.length && origin.startsWith(before) && origin.endsWith(after);
  });
}
