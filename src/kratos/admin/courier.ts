import { t } from '@vscode/l10n';
import { buildForm } from '../flow/form/form';
import { readJson } from '../flow/json';
import { epoch } from '../flow/time';
import type { HeardMessage } from '../listeners/channelMessage';
import type { Connection, FlowRecord } from '../record/types';
import { courierMessages } from '../wire/calls';
import type { Exchange } from '../exchange/types';
import { adminUrlTodo, explainAdminTrouble } from './adminTrouble';
import { withFailures } from './dispatches';
import { hidden, type InboxMessage, type Wanted } from './inboxMessage';
import { joinHeard } from './joinHeard';
import { readInbox } from './readInbox';
import { isFor } from './readMessage';
import { ask, type AdminAccess } from './sessions';

/** What was sent for a flow, or why it cannot be read. */
export type InboxAnswer =
  /**
   * `messages`: newest first; `newest`: the one whose code is to be filled. `trouble`: the admin side gave no list, and
   * these are what came to the listener.
   */
  | {
      readonly kind: 'inbox';
      readonly messages: readonly InboxMessage[];
      readonly newest?: InboxMessage;
      readonly trouble?: { readonly what: string; readonly todo: string };
    }
  /** The connection has no admin URL, and no listener is open. */
  | { readonly kind: 'no-admin' }
  /** The server hides subjects and bodies: it runs without `--dev`. */
  | { readonly kind: 'hidden'; readonly messages: readonly InboxMessage[] }
  /** The admin side gave no list of messages: why, and what to do, in plain sentences. */
  | { readonly kind: 'unreadable'; readonly what: string; readonly todo: string };

/** An administrator's access, with what came to the listener of a courier channel; undefined while none is open. */
export interface InboxAccess extends AdminAccess {
  readonly heard?: () => readonly HeardMessage[] | undefined;
}

/** Where only our clock tells when the flow began: a mail that seems a little older belongs to it. */
const clockSkewMs = 60_000;

/**
 * When the flow began by the server's clock, which dates the messages too; it may have waited long before it was opened
 * here.
 */
function flowBegin({ flow, startedAt }: FlowRecord): number {
  const issued = epoch(flow?.issuedAt);
  return issued === undefined ? startedAt - clockSkewMs : issued - 1_000;
}

/**
 * Reads what was sent for a flow: from `GET /admin/courier/messages`, whose bodies are readable only of a server in dev
 * mode, and from what came to the listener. A message fits by its recipient where the flow names one, by the flow's
 * type, and by the link in it.
 */
export async function readInboxFor(
  access: InboxAccess,
  record: FlowRecord,
  connection: Connection,
  signal?: AbortSignal,
): Promise<InboxAnswer> {
  const recipient = findRecipient(record);
  const heard = access.heard?.()?.filter((message) => isFor(message.recipient, recipient));
  const wanted: Wanted = {
    ...(recipient !== undefined && { recipient }),
    flowType: record.type,
    flowId: record.id,
    since: flowBegin(record),
  };
  if (connection.adminUrl === undefined)
    return heard === undefined ? { kind: 'no-admin' } : inboxOf(joinHeard([], heard, wanted));
  // A number may be written in many ways, of which the server has one.
  const byRecipient = recipient?.includes('@') === true ? { recipient } : {};
  const exchange = await ask(access, connection, await courierMessages({ size: 20, ...byRecipient }), signal);
  const { response, failure } = exchange;
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  if (!Array.isArray(list)) {
    const trouble = noList(exchange);
    return heard === undefined || heard.length === 0
      ? { kind: 'unreadable', ...trouble }
      : { ...inboxOf(joinHeard([], heard, wanted)), trouble };
  }
  const listed = readInbox(list, wanted).messages.filter((message) => isFor(message.recipient, recipient));
  const messages = joinHeard(listed, heard ?? [], wanted);
  return answerFrom(await withFailures(access, connection, messages, signal));
}

function answerFrom(messages: readonly InboxMessage[]): InboxAnswer {
  const inbox = inboxOf(messages);
  const isRead = inbox.newest !== undefined && inbox.newest.body !== hidden;
  return !isRead && messages.some(({ body }) => body === hidden) ? { kind: 'hidden', messages } : inbox;
}

function inboxOf(messages: readonly InboxMessage[]): Extract<InboxAnswer, { kind: 'inbox' }> {
  const newest = messages.find(({ fits }) => fits);
  return { kind: 'inbox', messages, ...(newest && { newest }) };
}

/** Why there is no list, and what to do. The forms are at another address, so they may work all the same. */
function noList(exchange: Exchange): { readonly what: string; readonly todo: string } {
  const { what, todo } = explainAdminTrouble(exchange, t('The answer is not a list of messages.'));
  return { what, todo: todo ?? adminUrlTodo() };
}

/**
 * Where the code of a flow goes, as far as the flow shows it: the address that resends it, else the identifier or
 * address among the hidden fields, else what stands in the draft. Undefined when the flow does not tell.
 */
export function findRecipient({ flow, draft }: Pick<FlowRecord, 'flow' | 'draft'>): string | undefined {
  if (!flow) return undefined;
  const form = buildForm(flow);
  const resends = form.groups
    .flatMap((group) => group.submitters)
    .filter(({ role, name }) => role === 'resend' || name === 'address');
  const shown = [...resends, ...form.hidden].map(({ value }) => value);
  const typed = [draft.identifier, draft.email, draft['traits.email'], draft['traits.phone']].filter(
    (one) => typeof one === 'string',
  );
  // Recovery may show an address with stars in it, which no message was sent to.
  return [...shown, ...typed].find((one) => isAddress(one) && !one.includes('*'));
}

/** An e-mail address, or a telephone number as people write one. */
function isAddress(text: string): boolean {
  return text.includes('@') || /^\+\d[\d\s()./-]{5,20}$/.test(text);
}
