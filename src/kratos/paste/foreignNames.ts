import { isObject, numberAt, textAt, type JsonObject } from '../flow/json';

/** What stands in an error of Kratos, and in its log. */
const ofErrors: ReadonlySet<string> = new Set([
  ...['id', 'code', 'status', 'status_code', 'request', 'reason', 'debug', 'details', 'message'],
  ...['error', 'redirect_browser_to', 'use_flow_id', 'continue_with', 'flow', 'stack_trace', 'rid'],
]);

/**
 * Whether an error has no names but those of Kratos's, and a status of HTTP where it has a code: those of other
 * products have a type, a kind or a text for a code beside the same `message`.
 */
export function hasErrorNames(error: JsonObject): boolean {
  const code = numberAt(error, 'code') ?? 0;
  return (
    Object.keys(error).every((name) => ofErrors.has(name)) &&
    (!('code' in error) || (typeof error.code === 'number' && code >= 100 && code <= 599))
  );
}

const besideSessionTokens: ReadonlySet<string> = new Set(['session_token', 'session', 'identity', 'continue_with']);

/** Whether a session token came in an answer of Kratos's: others have one too, beside more. */
export function hasSessionTokenNames(json: JsonObject): boolean {
  return Object.keys(json).every((name) => besideSessionTokens.has(name));
}

/** Whether a text with an id is a message of a form; messages of chats have other types. */
export function isKratosText(json: JsonObject): boolean {
  return /^(?:info|error|success|validation)$/.test(textAt(json, 'type') ?? '') && !isObject(json.text);
}
