import type { Plain } from '../reference/structure';

/** A value as text; empty for nothing, lists and blocks. */
export function plainText(value: Plain | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
