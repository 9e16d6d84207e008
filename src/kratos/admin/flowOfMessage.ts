import type { FlowRecord } from '../record/types';
import { findRecipient } from './courier';
import type { InboxMessage } from './inboxMessage';
import { isFor } from './readMessage';

/** Both clocks may differ a little. */
const clockSkewMs = 60_000;

/**
 * The flow that a message was sent for, among those that are kept: the one that its link names, else the newest of its
 * type that had begun, whose code goes to that recipient. A message tells no flow by itself: code mails of logins and
 * recoveries have no link.
 */
export function flowOfMessage(message: InboxMessage, records: Iterable<FlowRecord>): FlowRecord | undefined {
  const { flowId, flowType, recipient, createdAt } = message;
  let newest: FlowRecord | undefined;
  for (const record of records) {
    if (record.id === flowId) return record;
    if (flowId !== undefined || record.type !== flowType || record.startedAt > createdAt + clockSkewMs) continue;
    const to = findRecipient(record);
    const fits = to !== undefined && isFor(recipient, to);
    if (fits && (newest === undefined || record.startedAt > newest.startedAt)) newest = record;
  }
  return newest;
}
