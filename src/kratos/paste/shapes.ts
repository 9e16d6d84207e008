import { filledTextAt, isObject, listAt, numberAt, objectAt, present, textAt, type JsonObject } from '../flow/json';
import { parseMessage, parseMessageList } from '../flow/messages';
import { parseNodes } from '../flow/nodes';
import { parseContinueWith, parseErrorBody, parseIdentity, parseSession } from '../flow/parse';
import { readFlowUrl } from '../flow/urls';
import { hasErrorNames, hasSessionTokenNames, isKratosText } from './foreignNames';
import type { FlowType } from '../flow/types';
import type { ForeignKind, Pasted } from './types';

/** What a JSON value is, by its shape. Undefined when nothing in it tells. */
export function recogniseValue(value: unknown, further: readonly unknown[] = []): Pasted | undefined {
  if (Array.isArray(value)) return recogniseList(value);
  if (!isObject(value)) return undefined;
  for (const reading of readings) {
    const pasted = reading(value, further);
    if (pasted !== undefined) return pasted;
  }
  return undefined;
}

type Reading = (json: JsonObject, further: readonly unknown[]) => Pasted | undefined;

/** In this order: what holds another answer comes before what it holds. */
const readings: readonly Reading[] = [
  readHar,
  readFlow,
  readStoredError,
  readError,
  readSignedIn,
  readSession,
  readIdentity,
  readCourierMessage,
  readContinueWith,
  readSmallAnswers,
  readPieces,
  readOthers,
];

function readHar(json: JsonObject): Pasted | undefined {
  return Array.isArray(objectAt(json, 'log')?.entries) ? { kind: 'requests' } : undefined;
}

function readFlow(json: JsonObject): Pasted | undefined {
  const ui = objectAt(json, 'ui');
  const isWhole = ui !== undefined && filledTextAt(json, 'id') !== undefined && ('nodes' in ui || 'action' in ui);
  // What stands before the form, in a flow that was cut off there.
  const isHead =
    ui === undefined &&
    /^(?:browser|api)$/.test(textAt(json, 'type') ?? '') &&
    ('request_url' in json || 'expires_at' in json) &&
    !('recipient' in json);
  if (!isWhole && !isHead) return undefined;
  return present<Extract<Pasted, { kind: 'flow' }>>({ kind: 'flow', type: readFlowType(json), json });
}

/**
 * The type of a flow, which is not written in it: the address that its form is sent to tells. The address that it was
 * asked for at does not: it is that of the flow before, where one begins within another.
 */
export function readFlowType(json: JsonObject): FlowType | undefined {
  const action = textAt(objectAt(json, 'ui') ?? {}, 'action');
  const own = action === undefined ? undefined : typeOfAddress(action);
  if (own !== undefined) return own;
  if (isObject(json.identity)) return 'settings';
  if ('requested_aal' in json || 'refresh' in json) return 'login';
  if (textAt(json, 'state')?.startsWith('recovery_') === true) return 'recovery';
  // A verification that has passed is sent nowhere: its address is where the person goes on.
  if (action === undefined || textAt(json, 'state') !== 'passed_challenge') return undefined;
  return typeOfAddress(textAt(json, 'request_url') ?? '') === 'recovery' ? 'recovery' : 'verification';
}

function typeOfAddress(url: string): FlowType | undefined {
  const [place = ''] = url.split(/[?#]/, 1);
  return /\/self-service\/[a-z]+(?:\/(?:browser|api|flows))?\/?$/.test(place)
    ? readFlowUrl(place)?.flowType
    : undefined;
}

function readStoredError(json: JsonObject): Pasted | undefined {
  const id = filledTextAt(json, 'id');
  const error = parseErrorBody(json, 500);
  // Error bodies have no id of their own beside `error`.
  if (id === undefined || error === undefined || !hasErrorNames(objectAt(json, 'error') ?? {})) return undefined;
  return present<Extract<Pasted, { kind: 'stored-error' }>>({
    kind: 'stored-error',
    id,
    error,
    createdAt: filledTextAt(json, 'created_at'),
  });
}

function readError(json: JsonObject, further: readonly unknown[]): Pasted | undefined {
  const inner = objectAt(json, 'error');
  const error = inner ?? (isBareError(json) ? json : undefined);
  if (error === undefined || !tellsError(error) || !hasErrorNames(error)) return undefined;
  const body = inner === undefined ? { error: json } : json;
  const status = numberAt(error, 'code') ?? numberAt(json, 'status') ?? 0;
  const parsed = parseErrorBody(body, status);
  const behind = further.find((one) => isObject(one) && isObject(one.ui));
  return (
    parsed &&
    present<Extract<Pasted, { kind: 'error' }>>({
      kind: 'error',
      error: parsed,
      status: parsed.code,
      flow: isObject(behind) ? behind : undefined,
    })
  );
}

function isBareError(json: JsonObject): boolean {
  return 'code' in json && ('message' in json || 'reason' in json) && !('ui' in json);
}

function tellsError(error: JsonObject): boolean {
  return (
    numberAt(error, 'code') !== undefined ||
    ['message', 'reason', 'status', 'id'].some((key) => filledTextAt(error, key) !== undefined)
  );
}

function readSignedIn(json: JsonObject): Pasted | undefined {
  const inner = objectAt(json, 'session');
  const hasToken = filledTextAt(json, 'session_token') !== undefined && hasSessionTokenNames(json);
  const registered = isObject(json.identity) && ('session' in json || 'continue_with' in json) && !('traits' in json);
  if ('authentication_methods' in json || 'ui' in json) return undefined;
  if (!(inner !== undefined && looksLikeSession(inner)) && !hasToken && !registered) return undefined;
  const session = parseSession(inner);
  const identity = parseIdentity(json.identity);
  return present<Extract<Pasted, { kind: 'signed-in' }>>({
    kind: 'signed-in',
    session: session.ok ? session.value : undefined,
    identity: identity.ok ? identity.value : undefined,
    hasToken,
    continueWith: parseContinueWith(json.continue_with),
  });
}

function looksLikeSession(json: JsonObject): boolean {
  return (
    'authenticator_assurance_level' in json ||
    'authentication_methods' in json ||
    (typeof json.active === 'boolean' && ('authenticated_at' in json || 'identity' in json))
  );
}

function readSession(json: JsonObject): Pasted | undefined {
  if (!looksLikeSession(json)) return undefined;
  const session = parseSession(json);
  return session.ok
    ? { kind: 'session', session: session.value, tokenized: filledTextAt(json, 'tokenized') !== undefined }
    : undefined;
}

function readIdentity(json: JsonObject): Pasted | undefined {
  const isOne = 'schema_id' in json && ('traits' in json || 'schema_url' in json || 'credentials' in json);
  const identity = isOne ? parseIdentity(json) : undefined;
  if (identity?.ok !== true) return undefined;
  return { kind: 'identity', identity: identity.value, credentials: Object.keys(objectAt(json, 'credentials') ?? {}) };
}

function readCourierMessage(json: JsonObject): Pasted | undefined {
  const isCut = 'subject' in json && /^(?:queued|sent|processing|abandoned)$/.test(textAt(json, 'status') ?? '');
  const isMessage = 'recipient' in json && ('template_type' in json || 'send_count' in json || isCut);
  return isMessage ? { kind: 'courier-message', json } : undefined;
}

function readContinueWith(json: JsonObject): Pasted | undefined {
  const items = Array.isArray(json.continue_with) ? json.continue_with : isContinuation(json) ? [json] : undefined;
  return items && { kind: 'continue-with', items: parseContinueWith(items) };
}

/** By the names of actions that Kratos has. */
function isContinuation(json: unknown): boolean {
  return (
    isObject(json) &&
    /^(?:show_(?:verification|settings|recovery)_ui|set_ory_session_token|redirect_browser_to)$/.test(
      textAt(json, 'action') ?? '',
    )
  );
}

function readSmallAnswers(json: JsonObject): Pasted | undefined {
  const logout = filledTextAt(json, 'logout_url');
  if (logout !== undefined) return { kind: 'logout', url: logout };
  const link = filledTextAt(json, 'recovery_link');
  if (link !== undefined) return { kind: 'recovery', link, hasCode: 'recovery_code' in json };
  const url = filledTextAt(json, 'redirect_browser_to');
  return url === undefined ? undefined : { kind: 'redirect', url };
}

function readPieces(json: JsonObject): Pasted | undefined {
  const ui = objectAt(json, 'ui') ?? json;
  const nodes = listAt(ui, 'nodes').filter(isNode);
  const messages = parseMessageList(ui.messages);
  if (nodes.length > 0) return { kind: 'nodes', nodes: parseNodes(nodes), messages };
  if (isNode(json)) return { kind: 'nodes', nodes: parseNodes([json]), messages: [] };
  if (messages.length > 0 && messages.every(({ id }) => id > 0)) return { kind: 'messages', messages };
  const message = isMessage(json) ? parseMessage(json) : undefined;
  return message && { kind: 'messages', messages: [message] };
}

const nodeTypes = /^(?:input|text|img|a|script|div)$/;

function isNode(json: unknown): boolean {
  return (
    isObject(json) &&
    isObject(json.attributes) &&
    ('node_type' in json.attributes || (nodeTypes.test(textAt(json, 'type') ?? '') && 'group' in json))
  );
}

function isMessage(json: unknown): boolean {
  return isObject(json) && numberAt(json, 'id') !== undefined && 'text' in json && isKratosText(json);
}

function readOthers(json: JsonObject): Pasted | undefined {
  const as = nameOther(json);
  return as && { kind: 'foreign', as };
}

function nameOther(json: JsonObject): ForeignKind | undefined {
  if (typeof json.error === 'string' && /^[a-z_]+$/.test(json.error) && !('code' in json)) return 'oauth-error';
  if ('issuer' in json && 'authorization_endpoint' in json) return 'openid-discovery';
  const keys = Object.keys(json);
  if (keys.length === 1 && json.status === 'ok') return 'health';
  if (keys.length === 1 && /^v?\d+\.\d+/.test(textAt(json, 'version') ?? '')) return 'version';
  if (isObject(json.selfservice) || (isObject(json.serve) && 'dsn' in json)) return 'configuration';
  return undefined;
}

/** Lists are recognised by what all of their items are. */
function recogniseList(list: readonly unknown[]): Pasted | undefined {
  const objects = list.filter(isObject);
  if (objects.length === 0 || objects.length < list.length) return undefined;
  if (objects.every(isMessage)) return { kind: 'messages', messages: parseMessageList(objects) };
  if (objects.every(isNode)) return { kind: 'nodes', nodes: parseNodes(objects), messages: [] };
  if (objects.some(isContinuation) && objects.every((one) => 'action' in one))
    return { kind: 'continue-with', items: parseContinueWith(objects) };
  const items = objects.map((one) => recogniseValue(one)).filter((one) => one !== undefined);
  const of = items[0]?.kind;
  // The last one may be cut off.
  if (of === undefined || of === 'foreign' || items.length < Math.max(1, objects.length - 1)) return undefined;
  return items.every(({ kind }) => kind === of) ? { kind: 'list', of, items } : undefined;
}
