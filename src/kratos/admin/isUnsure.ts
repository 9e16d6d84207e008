import type { Exchange } from '../exchange/types';
import { hasErrorBody } from './adminTrouble';

/**
 * Whether a server may have done what was asked of it although its answer does not say so: it was asked, and then the
 * connection broke off, or something in between answered.
 */
export function isUnsure({ response, failure }: Exchange): boolean {
  if (failure !== undefined) return reached.has(failure.kind);
  if (response === undefined) return true;
  const { status, body } = response;
  return (status >= 200 && status < 300) || (status >= 500 && !hasErrorBody(body));
}

/** Failures of a request that was on its way. */
const reached: ReadonlySet<string> = new Set(['reset', 'timeout', 'cancelled', 'too-large', 'other']);
