import { filledTextAt, isObject, numberAt, objectAt, present, textAt } from './json';
import type { Flow, UiText } from './types';

/** Reads one message of the server; anything without a number and a text is none. */
export function parseMessage(json: unknown): UiText | undefined {
  if (!isObject(json)) return undefined;
  const id = numberAt(json, 'id');
  const text = textAt(json, 'text');
  if (id === undefined || text === undefined) return undefined;
  return present<UiText>({ id, text, type: filledTextAt(json, 'type') ?? 'info', context: objectAt(json, 'context') });
}

/** Reads a list of messages (null on the wire when there are none); what is no message is left out. */
export function parseMessageList(json: unknown): readonly UiText[] {
  if (!Array.isArray(json)) return [];
  return json.map(parseMessage).filter((message) => message !== undefined);
}

/** A message with the place where it stands: the whole form, or one node by its name. */
interface PlacedMessage {
  readonly place: string;
  readonly message: UiText;
}

/** Every message of a flow: those of the form first, then those of its nodes. */
function allMessages(flow: Flow): readonly UiText[] {
  return placedMessages(flow).map(({ message }) => message);
}

/**
 * The messages that an answer brought. Kratos keeps old messages in some flows (settings, verification), so those that
 * the previous picture already held are taken off, one for one. When nothing is left over, the server said the same
 * again (two wrong passwords in a row): then all it says is news.
 */
export function newMessages(previous: Flow | undefined, flow: Flow): readonly UiText[] {
  if (previous === undefined) return allMessages(flow);
  const old = new Map<string, number>();
  for (const placed of placedMessages(previous)) {
    const key = messageKey(placed);
    old.set(key, (old.get(key) ?? 0) + 1);
  }
  const news = placedMessages(flow).filter((placed) => {
    const key = messageKey(placed);
    const left = old.get(key) ?? 0;
    if (left > 0) old.set(key, left - 1);
    return left === 0;
  });
  return news.length > 0 ? news.map(({ message }) => message) : allMessages(flow);
}

function placedMessages(flow: Flow): readonly PlacedMessage[] {
  const ofForm = flow.messages.map((message) => ({ place: '', message }));
  const ofNodes = flow.nodes.flatMap((node) => {
    const place = `${node.group}/${node.type === 'input' ? node.name : 'id' in node ? node.id : node.type}`;
    return node.messages.map((message) => ({ place, message }));
  });
  return [...ofForm, ...ofNodes];
}

function messageKey({ place, message }: PlacedMessage): string {
  return `${place}\n${message.id}\n${message.type}\n${message.text}`;
}
