import { isObject, readJson } from '../flow/json';
import { hidden, type InboxMessage, type Wanted } from './inboxMessage';
import { readMessage } from './readMessage';

export interface Inbox {
  /** False when the server hides the bodies (it does without `--dev`), so that no code can be read. */
  readonly readable: boolean;
  /** Newest first. */
  readonly messages: readonly InboxMessage[];
}

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
