import { filledTextAt, isObject, readJson, type JsonObject } from '../flow/json';

/** A message that Kratos's courier posted to the listener. */
export interface HeardMessage {
  /** Empty where the body's template sends none that is recognised. */
  readonly recipient: string;
  readonly subject: string;
  /** What it says; the whole post where no text is recognised in it. */
  readonly body: string;
  /** E.g. `login_code_valid`; empty when the template does not send it. */
  readonly template: string;
  /** `sms`, `email`; absent when the template does not send it. */
  readonly channel?: string;
  /** When it was posted, in epoch milliseconds; Kratos posts a message again when it got no good answer. */
  readonly posts: readonly number[];
  /** Whether recipient and text are known: else the template sends something of its own, which is shown as it came. */
  readonly understood: boolean;
}

/** Names that bodies of SMS and mail services have for the same things; Kratos's own stand first. */
const names = {
  recipient: ['recipient', 'to', 'phone', 'phone_number', 'number', 'address', 'destination'],
  body: ['body', 'text', 'message', 'content', 'html_body'],
  subject: ['subject', 'title'],
  template: ['template_type', 'template', 'type'],
  channel: ['message_type', 'channel'],
} as const;

/**
 * Reads what a channel posted: JSON or a form, made by a template (Jsonnet) that anybody may have written. Total: what
 * is not understood is a message with the whole post as its text.
 */
export function readChannelPost(post: string, at: number): HeardMessage {
  const fields = readFields(post);
  const find = (what: keyof typeof names): string | undefined =>
    names[what].map((name) => filledTextAt(fields, name)).find((text) => text !== undefined);
  const data = isObject(fields.template_data) ? lowered(fields.template_data) : {};
  const recipient = find('recipient') ?? filledTextAt(data, 'to');
  const body = find('body');
  const channel =
    find('channel') ?? (recipient === undefined ? undefined : /^\+?[\d\s()-]{6,}$/.test(recipient) ? 'sms' : 'email');
  return {
    recipient: recipient ?? '',
    subject: find('subject') ?? '',
    body: body ?? post,
    template: find('template') ?? '',
    ...(channel !== undefined && { channel }),
    posts: [at],
    understood: recipient !== undefined && body !== undefined,
  };
}

function readFields(post: string): JsonObject {
  const json = readJson(post);
  if (isObject(json)) return lowered(json);
  return /^[\w.%+~-]+=/.test(post) ? lowered(Object.fromEntries(new URLSearchParams(post))) : {};
}

/** Names are compared in lower case, since services begin theirs with a capital. */
function lowered(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}
