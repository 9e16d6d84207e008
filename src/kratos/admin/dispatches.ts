import { filledTextAt, isObject, listAt, objectAt, readJson } from '../flow/json';
import type { Connection } from '../record/types';
import { courierMessage } from '../wire/calls';
import { hidden, type InboxMessage } from './inboxMessage';
import { ask, type AdminAccess } from './sessions';

/** Of so many messages that did not go out it is asked why, the newest first: each is a request. */
const mostAsked = 3;

/**
 * The messages with the reasons why tries to send them failed. Kratos tells them only of a single message
 * (`GET /admin/courier/messages/{id}`), never in the list.
 */
export async function withFailures(
  access: AdminAccess,
  connection: Connection,
  messages: readonly InboxMessage[],
  signal?: AbortSignal,
): Promise<readonly InboxMessage[]> {
  const asked = messages.filter(mayHaveFailed).slice(0, mostAsked);
  const read = await Promise.all(
    asked.map(async ({ id }) => {
      const { response } = await ask(access, connection, await courierMessage(id), signal);
      return [id, readFailures(response?.status === 200 ? response.body : '')] as const;
    }),
  );
  const failures = new Map(read);
  return messages.map((message) => {
    const own = failures.get(message.id) ?? [];
    return own.length === 0 ? message : { ...message, failures: own };
  });
}

/** Tried, and not sent: queued for another try, or given up. */
function mayHaveFailed({ status, sendCount = 0, body }: InboxMessage): boolean {
  return status === 'abandoned' || (status === 'queued' && sendCount > 0 && body !== hidden);
}

/** What the failed dispatches of a message say, oldest first; nothing when the answer is no message. */
export function readFailures(body: string): readonly string[] {
  const message = readJson(body);
  if (!isObject(message)) return [];
  return listAt(message, 'dispatches')
    .filter(isObject)
    .filter((dispatch) => dispatch.status === 'failed')
    .toSorted((one, other) =>
      (filledTextAt(one, 'created_at') ?? '').localeCompare(filledTextAt(other, 'created_at') ?? ''),
    )
    .map((dispatch) => {
      const error = objectAt(dispatch, 'error') ?? {};
      return [filledTextAt(error, 'message'), filledTextAt(error, 'reason')]
        .filter((text) => text !== undefined)
        .join(' ');
    });
}
