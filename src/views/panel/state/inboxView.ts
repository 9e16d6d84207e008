import { t } from '@vscode/l10n';
import type { InboxAnswer } from '../../../kratos/admin/courier';
import { hidden, type InboxMessage } from '../../../kratos/admin/readInbox';
import type { Form, InboxView } from '../../../protocol/state';
import { neededFillers } from './shownForm';

/** How many messages the panel shows. */
const shown = 5;

/** What the panel shows while the first look is under way. */
export const emptyInbox: InboxView = { status: 'waiting', messages: [] };

/** Whether a form waits for a code that comes by message. */
export function awaitsCode(form: Form | undefined): boolean {
  return form !== undefined && neededFillers(form).has('code');
}

/**
 * What the panel shows of an answer about messages: the newest that fits is marked, since its code is the one to fill;
 * a note says why there is none.
 */
export function inboxView(answer: InboxAnswer, connectionName: string): InboxView {
  switch (answer.kind) {
    case 'inbox': {
      const { messages, newest } = answer;
      return {
        status: newest === undefined ? 'waiting' : 'available',
        messages: withNewest(messages, newest).map((message) => view(message, message === newest)),
      };
    }
    case 'hidden':
      return {
        status: 'unavailable',
        note: t(
          'The server hides the text of its messages. Start it with --dev (or DEV=true in its environment; dev: true in the file does nothing) to read codes here; otherwise look where the mail goes.',
        ),
        messages: answer.messages.slice(0, shown).map(({ id, subject, recipient, createdAt }) => ({
          id,
          subject: subject === hidden ? t('A message, its subject hidden') : subject,
          recipient,
          at: isoTime(createdAt),
          fits: false,
        })),
      };
    case 'no-admin':
      return unavailable(
        t(
          'Messages are read through the admin API, and “{0}” has no admin URL. Edit the connection to set one; its port is usually 4434.',
          connectionName,
        ),
      );
    case 'unreadable':
      return unavailable(t('The messages cannot be read. {0} {1}', answer.what, answer.todo));
  }
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

function view(message: InboxMessage, fits: boolean): InboxView['messages'][number] {
  const { id, subject, recipient, createdAt, code, body } = message;
  return { id, subject, recipient, at: isoTime(createdAt), ...(code === undefined ? {} : { code }), body, fits };
}

function isoTime(createdAt: number): string {
  return new Date(createdAt).toISOString();
}
