import type { Parsed } from './parsed';
import { t } from '@vscode/l10n';
import { parseContinueWith } from './continueWith';
import { filledTextAt, flagAt, isObject, numberAt, objectAt, present, textAt, type JsonObject } from './json';
import { parseMessageList } from './messages';
import { parseNodes } from './nodes';
import { readOAuth2 } from './oauth2';
import type { ErrorBody } from './outcome.types';
import { parseIdentity } from './session';
import type { Flow, FlowType } from './types';

export { parseContinueWith } from './continueWith';
export { parseMessageList } from './messages';
export { parseIdentity, parseSession } from './session';

/**
 * Reads a self-service flow. Tolerant: only a body without an id or without `ui` is no flow; unknown node types,
 * groups, states and messages are kept as they are, and `ui.nodes: null` means no nodes.
 */
export function parseFlow(flowType: FlowType, json: unknown): Parsed<Flow> {
  if (!isObject(json)) return { ok: false, problem: t('The answer is not a JSON object.') };
  const id = filledTextAt(json, 'id');
  const ui = objectAt(json, 'ui');
  if (id === undefined) return { ok: false, problem: t('The answer has no flow id.') };
  if (ui === undefined) return { ok: false, problem: t('The answer has no `ui`.') };
  const identity = parseIdentity(json.identity);
  const value = present<Flow>({
    flowType,
    id,
    client: readClient(json),
    state: textAt(json, 'state') ?? '',
    active: filledTextAt(json, 'active'),
    issuedAt: filledTextAt(json, 'issued_at'),
    expiresAt: filledTextAt(json, 'expires_at'),
    requestUrl: filledTextAt(json, 'request_url'),
    returnTo: filledTextAt(json, 'return_to'),
    requestedAal: filledTextAt(json, 'requested_aal'),
    refresh: flagAt(json, 'refresh'),
    action: textAt(ui, 'action') ?? '',
    method: filledTextAt(ui, 'method') ?? 'POST',
    messages: parseMessageList(ui.messages),
    nodes: parseNodes(ui.nodes),
    continueWith: parseContinueWith(json.continue_with),
    identity: identity.ok ? identity.value : undefined,
    organization: filledTextAt(json, 'organization_id'),
    oauth2: readOAuth2(json),
  });
  return { ok: true, value };
}

/**
 * Reads Kratos's error body. `status` fills in for a missing code (403 `session_verified_address_required` even says
 * 400 inside). `continue_with` stands in `error.details`. `undefined` when the body is no error.
 */
export function parseErrorBody(json: unknown, status: number): ErrorBody | undefined {
  const error = isObject(json) ? objectAt(json, 'error') : undefined;
  if (!isObject(json) || error === undefined) return undefined;
  const details = error.details;
  const detail = isObject(details) ? details : {};
  return present<ErrorBody>({
    id: filledTextAt(error, 'id'),
    code: numberAt(error, 'code') ?? status,
    reason: filledTextAt(error, 'reason'),
    message: textAt(error, 'message') ?? filledTextAt(error, 'status') ?? '',
    details: details ?? undefined,
    redirectBrowserTo: filledTextAt(json, 'redirect_browser_to') ?? filledTextAt(detail, 'redirect_browser_to'),
    useFlowId: filledTextAt(json, 'use_flow_id'),
    continueWith: [...parseContinueWith(json.continue_with), ...parseContinueWith(detail.continue_with)],
  });
}

function readClient(json: JsonObject): Flow['client'] {
  const type = textAt(json, 'type') ?? '';
  return type === 'api' ? 'native' : type;
}
