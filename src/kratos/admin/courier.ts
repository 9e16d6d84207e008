import { t } from '@vscode/l10n';
import { buildForm } from '../flow/form/form';
import { readJson } from '../flow/json';
import { epoch } from '../flow/time';
import { newestFitting, readInbox } from './readInbox';
import type { Inbox, InboxMessage } from './readInbox';
import type { Connection, FlowRecord } from '../record/types';
import { address } from '../wire/address';
import { courierMessages } from '../wire/calls';
import type { Exchange } from '../exchange/types';
import { explainTrouble } from '../session/answer';
import type { AdminAccess } from './sessions';

/** What the courier keeps for a flow, or why it cannot be read. */
export type InboxAnswer =
  /** `messages`: newest first, those to the awaited address; `newest`: the one whose code is to be filled. */
  | {
      readonly kind: 'inbox';
      readonly messages: readonly InboxMessage[];
      readonly newest?: InboxMessage;
      readonly exchange: Exchange;
    }
  /** The connection has no admin URL. */
  | { readonly kind: 'no-admin' }
  /** The server hides subjects and bodies: it runs without `--dev`. */
  | { readonly kind: 'hidden'; readonly messages: readonly InboxMessage[]; readonly exchange: Exchange }
  /** The admin side gave no list of messages: why, and what to do, in plain sentences. */
  | { readonly kind: 'unreadable'; readonly what: string; readonly todo: string; readonly exchange: Exchange };

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
 * Reads what was mailed for a flow from `GET /admin/courier/messages`. Bodies are readable only of a server in dev
 * mode. A message fits by its recipient where the flow names one, by the flow's type, and by the link in it.
 */
export async function readInboxFor(
  access: AdminAccess,
  record: FlowRecord,
  connection: Connection,
  signal?: AbortSignal,
): Promise<InboxAnswer> {
  if (connection.adminUrl === undefined) return { kind: 'no-admin' };
  const recipient = findRecipient(record);
  const call = await courierMessages({ size: 20, ...(recipient !== undefined && { recipient }) });
  const apiKey = await access.apiKey(connection);
  const { request } = address(call, connection, apiKey === undefined ? {} : { apiKey });
  const exchange = await access.transport.send(request, signal && { signal });
  const { response, failure } = exchange;
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  if (!Array.isArray(list)) return { kind: 'unreadable', ...explainNoList(exchange), exchange };
  const inbox = readInbox(list, {
    ...(recipient !== undefined && { recipient }),
    flowType: record.type,
    flowId: record.id,
    since: flowBegin(record),
  });
  return answerFrom(inbox, exchange);
}

function answerFrom(inbox: Inbox, exchange: Exchange): InboxAnswer {
  const { messages } = inbox;
  if (!inbox.readable) return { kind: 'hidden', messages, exchange };
  const newest = newestFitting(inbox);
  return { kind: 'inbox', messages, exchange, ...(newest && { newest }) };
}

/**
 * What is wrong with the admin side of a connection. Its address is another one than that of the forms, so these may
 * work all the same.
 */
function explainNoList(exchange: Exchange): { readonly what: string; readonly todo: string } {
  const { what, todo, failure } = explainTrouble(exchange, t('The answer is not a list of messages.'));
  const status = exchange.response?.status ?? 0;
  if (failure && todo !== undefined) return { what, todo };
  if (status >= 500) return { what, todo: t('Check whether Kratos is running, and read its log.') };
  if (status === 401 || status === 403)
    return { what, todo: t('Edit the connection: its API key has to allow reading messages.') };
  return {
    what,
    todo: t('Edit the connection: its admin URL has to lead to Kratos’s own admin API, usually at port 4434.'),
  };
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
  const typed = [draft.identifier, draft.email, draft['traits.email']].filter((one) => typeof one === 'string');
  // Recovery may show an address with stars in it, which no message was sent to.
  return [...shown, ...typed].find((one) => one.includes('@') && !one.includes('*'));
}
