import type { ErrorBody } from '../flow/outcome.types';
import { errorKnowledge } from './errors';
import { errorWithoutIdKnowledge } from './reasons';
import type { Knowledge } from './types';

/** What is known of an error body: by its id, or else by its status and its words. */
export function errorBodyKnowledge(error: ErrorBody | undefined, status: number): Knowledge | undefined {
  const id = error?.id ?? '';
  return id === '' ? errorWithoutIdKnowledge(status, error?.reason ?? '', error?.message ?? '') : errorKnowledge(id);
}
