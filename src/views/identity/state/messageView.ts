import { t } from '@vscode/l10n';
import type { InboxMessage } from '../../../kratos/admin/inboxMessage';
import { messageStatus } from '../../../kratos/knowledge/messageStatus';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import type { MessageView } from '../../../protocol/identity';
import type { Tone } from '../../../protocol/toneSchema';

/**
 * A message to an address of the identity: what it was for, to whom, and how it went. Neither its subject nor its body,
 * in which codes stand.
 */
export function toMessageView(message: InboxMessage, now: number): MessageView {
  const { id, template, recipient, channel, createdAt, status, sendCount = 0, failures = [] } = message;
  return {
    id,
    title: template === '' ? t('Message') : template,
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

const tones: Readonly<Partial<Record<string, Tone>>> = { sent: 'good', abandoned: 'bad' };
