import { isObject, readJson } from '../flow/json';
import type { JsonObject } from '../flow/json';
import type { Exchange } from './types';

/** A larger text is not read as JSON: no flow is that big. Characters. */
export const longestRead = 1_000_000;

/**
 * The fields of the body that was sent, as JSON or as a form; undefined for a request without a body, or with another.
 */
export function fieldsSent({ request: { body, headers } }: Exchange): JsonObject | undefined {
  if (body === undefined || body === '') return undefined;
  const form = headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.includes('urlencoded'));
  return form ? Object.fromEntries(new URLSearchParams(body)) : readObject(body);
}

/** A JSON object; undefined for any other text, and for one that is too large to be part of a flow. */
export function readObject(text: string): JsonObject | undefined {
  const value = text.length > longestRead ? undefined : readJson(text);
  return isObject(value) ? value : undefined;
}
