import { filledTextAt, numberAt, present, textAt, type JsonObject } from '../flow/json';
import { flowTypes, type FlowType } from '../flow/types';
import { findCode, findLink } from './findCode';
import { hidden, type InboxMessage, type Wanted } from './inboxMessage';

/**
 * Reads one message of the courier; anything that is missing is empty. What a channel's own template leaves out, the
 * recipient or the kind, may be what is wanted.
 */
export function readMessage(entry: JsonObject, wanted: Wanted): InboxMessage {
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
    isFor(recipient, wanted.recipient) &&
    (wanted.flowType === undefined || template === '' || flowType === wanted.flowType) &&
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
    channel: filledTextAt(entry, 'type'),
    sendCount: numberAt(entry, 'send_count'),
    fits,
  });
}

/** Templates are named after their flow: `recovery_code_valid`, `verification_valid`, … */
function templateFlowType(template: string): FlowType | undefined {
  return flowTypes.find((type) => template.startsWith(`${type}_`));
}

/** Whether a message may have gone to an address: a template of one's own may not tell. */
export function isFor(recipient: string, wanted: string | undefined): boolean {
  return wanted === undefined || recipient === '' || isSameAddress(recipient, wanted);
}

/** Of a phone number the digits count: a person writes it with spaces, Kratos does not. */
function isSameAddress(a: string, b: string): boolean {
  return plainAddress(a) === plainAddress(b);
}

function plainAddress(text: string): string {
  return text.includes('@') ? text.trim().toLowerCase() : text.replace(/[\s()./-]/g, '').toLowerCase();
}
