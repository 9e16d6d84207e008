import { t } from '@vscode/l10n';
import type { InboxAnswer } from '../../../kratos/admin/courier';
import { hidden, type InboxMessage } from '../../../kratos/admin/inboxMessage';
import type { ListenerState } from '../../../kratos/listeners/keptOpen';
import type { Form, InboxView } from '../../../protocol/state';
import { describeDelivery } from './delivery';
import { neededFillers } from './shownForm';

/** How many messages the panel shows. */
const shown = 5;

/** What the panel shows while the first look is under way. */
export const emptyInbox: InboxView = { status: 'waiting', messages: [] };

/** Whether a form waits for a code that comes by message. */
export function awaitsCode(form: Form | undefined): boolean {
  return form !== undefined && neededFillers(form).has('code');
}

/** What is known beside the answer. */
export interface InboxMoment {
  readonly connectionName: string;
  /** How the listener of a courier channel stands. */
  readonly listener: ListenerState;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What the panel shows of an answer about messages: the newest that fits is marked, since its code is the one to fill;
 * a note says why there is none.
 */
export function inboxView(answer: InboxAnswer, moment: InboxMoment): InboxView {
  const { listener } = moment;
  switch (answer.kind) {
    case 'inbox': {
      const { messages, newest, trouble } = answer;
      const note = trouble
        ? t('Only what came to the listener is shown. {0} {1}', trouble.what, trouble.todo)
        : listenerNote(listener);
      return {
        status: newest === undefined ? 'waiting' : 'available',
        ...(note !== undefined && { note }),
        messages: withNewest(messages, newest).map((message) => view(message, message === newest, moment)),
      };
    }
    case 'hidden':
      return {
        status: 'unavailable',
        note: t(
          'The server hides the text of its messages. Start it with --dev (or DEV=true in its environment; dev: true in the file does nothing) to read codes here; otherwise look where the mail goes.',
        ),
        messages: answer.messages.slice(0, shown).map((message) => view(message, false, moment)),
      };
    case 'no-admin':
      return unavailable(
        t(
          'Messages are read through the admin API, and “{0}” has no admin URL. Edit the connection to set one; its port is usually 4434.',
          moment.connectionName,
        ),
      );
    case 'unreadable':
      return unavailable(t('The messages cannot be read. {0} {1}', answer.what, answer.todo));
  }
}

/** What keeps the listener from hearing: messages that are posted to it would be missed. */
function listenerNote(listener: ListenerState): string | undefined {
  return listener.kind === 'trouble' ? listener.why : undefined;
}

/** The note for a workspace that is not trusted yet. */
export function untrustedInbox(): InboxView {
  return unavailable(t('Messages are not read while the workspace is not trusted.'));
}

/** The note for messages that cannot be read. */
export function unavailable(note: string): InboxView {
  return { status: 'unavailable', note, messages: [] };
}

/** The first few, and the one that fits even when it stands further down. */
function withNewest(messages: readonly InboxMessage[], newest: InboxMessage | undefined): readonly InboxMessage[] {
  const first = messages.slice(0, shown);
  return newest === undefined || first.includes(newest) ? first : [...first.slice(0, -1), newest];
}

function view(message: InboxMessage, fits: boolean, { listener, now }: InboxMoment): InboxView['messages'][number] {
  const { id, recipient, createdAt, code, body } = message;
  const delivery = describeDelivery(message, listener.kind === 'open', now);
  return {
    id,
    subject: subjectOf(message),
    recipient: recipient === '' ? t('whoever the channel sends to') : recipient,
    at: isoTime(createdAt),
    ...(code !== undefined && { code }),
    ...(body !== hidden && { body }),
    ...(message.channel === 'sms' && { sms: true }),
    ...(delivery && { delivery }),
    fits,
  };
}

/** A text message has no subject. */
function subjectOf({ subject, channel, template }: InboxMessage): string {
  if (subject === hidden) return t('A message, its subject hidden');
  if (subject !== '') return subject;
  return channel === 'sms' ? t('Text message') : template === '' ? t('A message') : template;
}

function isoTime(createdAt: number): string {
  return new Date(createdAt).toISOString();
}
