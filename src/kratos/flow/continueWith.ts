import { filledTextAt, isObject, objectAt, present, type JsonObject } from './json';
import type { ContinueWith } from './types';

/**
 * Reads a `continue_with` list (null or absent: empty). Its order is not fixed; an action of a later version is kept as
 * `unknown`.
 */
export function parseContinueWith(json: unknown): readonly ContinueWith[] {
  if (!Array.isArray(json)) return [];
  return json.filter(isObject).map((item) => readKnown(item) ?? keepUnknown(item));
}

function readKnown(item: JsonObject): ContinueWith | undefined {
  const action = filledTextAt(item, 'action');
  const flow = objectAt(item, 'flow') ?? {};
  const flowId = filledTextAt(flow, 'id');
  const url = filledTextAt(flow, 'url');
  switch (action) {
    case 'set_ory_session_token': {
      const sessionToken = filledTextAt(item, 'ory_session_token');
      return sessionToken === undefined ? undefined : { action, sessionToken };
    }
    case 'show_verification_ui': {
      const address = filledTextAt(flow, 'verifiable_address') ?? '';
      return flowId === undefined ? undefined : present<ContinueWith>({ action, flowId, address, url });
    }
    case 'show_settings_ui':
    case 'show_recovery_ui':
      return flowId === undefined ? undefined : present<ContinueWith>({ action, flowId, url });
    case 'redirect_browser_to': {
      const target = filledTextAt(item, 'redirect_browser_to');
      return target === undefined ? undefined : { action, url: target };
    }
    case undefined:
    default:
      return undefined;
  }
}

function keepUnknown(item: JsonObject): ContinueWith {
  return { action: 'unknown', name: filledTextAt(item, 'action') ?? '', raw: item };
}
