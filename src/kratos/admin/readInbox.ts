import { isObject, present, readJson, textAt } from '../flow/json';
import type { JsonObject } from '../flow/json';
import type { FlowType } from '../flow/types';
import { flowTypes } from '../flow/types';
import { findCode, findLink } from './findCode';

/** A mail (or text message) that the courier sent or keeps to send. Times are epoch milliseconds. */
export interface InboxMessage {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: number;
  readonly status: string;
  /** E.g. `login_code_valid`; `…_invalid` is the mail to someone who has no account. */
  readonly template: string;
  /** The flow that the template belongs to; undefined for templates that belong to none. */
  readonly flowType?: FlowType;
  /** Named by the link in the mail, where there is one. */
  readonly flowId?: string;
  readonly code?: string;
  readonly link?: string;
  /**
   * True when it is what was asked for: recipient, flow type, flow and time fit. Among these the newest holds the code
   * to fill.
   */
  readonly fits: boolean;
}

/** What mail is awaited. */
export interface Wanted {
  readonly recipient?: string;
  readonly flowType?: FlowType;
  readonly flowId?: string;
  /** Epoch milliseconds; older messages do not fit. */
  readonly since?: number;
}

export interface Inbox {
  /** False when the server hides the bodies (it does without `--dev`), so that no code can be read. */
  readonly readable: boolean;
  /** Newest first. */
  readonly messages: readonly InboxMessage[];
}

/**
 * What a server without `--dev` puts in the place of a body; v26.2.0 hides the subject too, which holds the code there.
 */
export const hidden = '<redacted-unless-dev-mode>';

/**
 * Reads the answer of `GET /admin/courier/messages` (text or parsed JSON). Anything that is no list of messages is an
 * empty, readable inbox: the exchange beside it says why.
 */
export function readInbox(json: unknown, wanted: Wanted = {}): Inbox {
  const list = typeof json === 'string' ? readJson(json) : json;
  const entries = (Array.isArray(list) ? list : []).filter(isObject);
  const messages = entries.map((entry) => readMessage(entry, wanted)).sort((a, b) => b.createdAt - a.createdAt);
  return { readable: !messages.some((message) => message.body === hidden), messages };
}

/** The newest message that fits; its code is the one to fill. */
export function newestFitting(inbox: Inbox): InboxMessage | undefined {
  return inbox.messages.find((message) => message.fits);
}

function readMessage(entry: JsonObject, wanted: Wanted): InboxMessage {
  const text = (name: string): string => textAt(entry, name) ?? '';
  const body = text('body');
  const template = text('template_type');
  const flowType = templateFlowType(template);
  const readable = body !== hidden;
  const link = readable ? findLink(body) : undefined;
  const code = readable && !template.endsWith('_invalid') ? findCode(body) : undefined;
  const flowId = link === undefined ? undefined : (URL.parse(link)?.searchParams.get('flow') ?? undefined);
  const createdAt = Date.parse(text('created_at')) || 0;
  const recipient = text('recipient');
  const fits =
    (wanted.recipient === undefined || same(recipient, wanted.recipient)) &&
    (wanted.flowType === undefined || flowType === wanted.flowType) &&
    (wanted.flowId === undefined || flowId === undefined || flowId === wanted.flowId) &&
    (wanted.since === undefined || createdAt >= wanted.since);
  return present<InboxMessage>({
    id: text('id'),
    recipient,
    subject: text('subject'),
    body,
    createdAt,
    status: text('status'),
    template,
    flowType,
    flowId,
    code,
    link,
    fits,
  });
}

/** Templates are named after their flow: `recovery_code_valid`, `verification_valid`, … */
function templateFlowType(template: string): FlowType | undefined {
  return flowTypes.find((type) => template.startsWith(`${type}_`));
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
