import type { Failure } from './outcome.types';

/** Whether no server is to blame that there is no answer: it was not waited for, or not recorded. */
export function isNobodysFault({ kind }: Failure): boolean {
  return kind === 'cancelled' || kind === 'not-recorded';
}
