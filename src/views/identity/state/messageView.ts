import { t } from '@vscode/l10n';
import { findCode } from '../../../kratos/admin/findCode';
import { hidden, type InboxMessage } from '../../../kratos/admin/inboxMessage';
import { messageStatus } from '../../../kratos/knowledge/messageStatus';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import type { MessageView } from '../../../protocol/identity';
import type { Tone } from '../../../protocol/toneSchema';

/**
 * A message to an address of the identity: what it was for, its subject without the code in it, to whom, and how it
 * went. Its body is shown when it is opened.
 */
export function toMessageView(message: InboxMessage, now: number): MessageView {
  const { id, template, recipient, channel, createdAt, status, sendCount = 0, failures = [] } = message;
  const subject = shownSubject(message);
  return {
    id,
    title: template === '' ? t('Message') : template,
    ...(subject !== '' && { subject }),
    words: [
      ...(recipient === '' ? [] : [channel === undefined ? recipient : `${recipient} (${channel})`]),
      messageStatus(status),
      ...(sendCount > 1 ? [t('{0} tries', sendCount)] : []),
      ...(createdAt === 0 ? [] : [momentText(createdAt, now) ?? '']),
    ],
    tone: tones[status] ?? 'neutral',
    failures,
  };
}

/** A subject may hold the code, and is hidden by a server without `--dev`. */
function shownSubject({ subject, code = findCode(subject) }: InboxMessage): string {
  if (subject === hidden) return '';
  return code === undefined ? subject : subject.replaceAll(code, '•'.repeat(code.length));
}

const tones: Readonly<Partial<Record<string, Tone>>> = { sent: 'good', abandoned: 'bad' };
