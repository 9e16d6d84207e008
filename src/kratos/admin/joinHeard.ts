import type { HeardMessage } from '../listeners/channelMessage';
import { hidden, type InboxMessage, type Wanted } from './inboxMessage';
import { readMessage } from './readMessage';

/** Both clocks are mostly one; a message is dated before it is posted. */
const clockSkewMs = 2_000;

/**
 * The messages of the admin API together with those that came to the listener, newest first: the same message is one,
 * with what each way knows of it. Kratos posts no id, so they are the same by recipient, template and text; where the
 * server hides the text, by the order in which they are sent.
 */
export function joinHeard(
  listed: readonly InboxMessage[],
  heard: readonly HeardMessage[],
  wanted: Wanted,
): readonly InboxMessage[] {
  const left = [...listed].sort((a, b) => a.createdAt - b.createdAt);
  const joined = heard.map((message): InboxMessage => {
    const at = left.findIndex((one) => isSame(one, message));
    const [own] = at < 0 ? [] : left.splice(at, 1);
    return ofHeard(message, own, wanted);
  });
  return [...left, ...joined].sort((a, b) => b.createdAt - a.createdAt);
}

function isSame(listed: InboxMessage, heard: HeardMessage): boolean {
  const [first = 0] = heard.posts;
  return (
    (heard.recipient === '' || listed.recipient === heard.recipient) &&
    (heard.template === '' || listed.template === heard.template) &&
    (listed.body === hidden || listed.body.trim() === heard.body.trim() || !heard.understood) &&
    listed.createdAt - clockSkewMs <= first
  );
}

function ofHeard(heard: HeardMessage, listed: InboxMessage | undefined, wanted: Wanted): InboxMessage {
  const [first = 0] = heard.posts;
  const subject = listed === undefined || listed.subject === hidden ? heard.subject : listed.subject;
  const read = readMessage(
    {
      id: listed?.id ?? `heard-${first}`,
      recipient: listed?.recipient ?? heard.recipient,
      subject,
      body: heard.body,
      created_at: new Date(listed?.createdAt ?? first).toISOString(),
      status: listed?.status ?? 'sent',
      template_type: listed?.template ?? heard.template,
      type: listed?.channel ?? heard.channel,
      send_count: listed?.sendCount,
    },
    wanted,
  );
  return { ...read, ...(listed?.failures && { failures: listed.failures }), posts: heard.posts.length };
}
