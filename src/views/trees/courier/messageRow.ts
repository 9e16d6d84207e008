import { t } from '@vscode/l10n';
import { hidden, type InboxMessage } from '../../../kratos/admin/inboxMessage';
import { dotted, spoken } from '../../../kratos/knowledge/joined';
import { messageStatus, messageTries } from '../../../kratos/knowledge/messageStatus';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import { isolate } from '../shared/isolate';
import { colors, filledFacts } from '../shared/row';
import type { Icon, TreeRow } from '../shared/row';

/** A message in one line: to whom, what, how far it is. One that was tried in vain unfolds to why. */
export function drawMessage(message: InboxMessage, connection: string, now: number): TreeRow {
  const { id, recipient, channel, template, status, subject, body, createdAt } = message;
  const to = isolate(recipient === '' ? t('no recipient') : recipient);
  const state = messageStatus(status);
  const tries = messageTries(status, message.sendCount);
  const at = momentText(createdAt, now);
  return {
    id: `message/${connection}/${id}`,
    label: to,
    description: dotted(channel, template, state, tries, at),
    icon: statusIcon(status),
    tooltip: {
      title: to,
      facts: filledFacts(
        [t('Type'), channel],
        [t('Template'), template],
        [t('Status'), state],
        [t('Tries'), tries],
        [t('Subject'), subject === hidden ? undefined : isolate(subject)],
        [t('Made'), at],
        [t('Id'), id],
      ),
      sentences: body === hidden ? [t('The server shows subject and body only when it is started with --dev.')] : [],
    },
    accessibleName: spoken(t('Message to {0}', to), channel, template, state, tries, at),
    contextValue: `message ${status}`,
    command: { id: 'kratosFlows.showMessage', title: t('Show message'), argument: { connection, message: id } },
    ...(wasTriedInVain(message) && { open: 'collapsed' as const }),
  };
}

/** It was given up, or waits for another try. */
function wasTriedInVain({ status, sendCount = 0 }: InboxMessage): boolean {
  return status === 'abandoned' || (status === 'queued' && sendCount > 0);
}

function statusIcon(status: string): Icon {
  switch (status) {
    case 'sent':
      return { id: 'pass', color: colors.good };
    case 'abandoned':
      return { id: 'error', color: colors.bad };
    case 'processing':
      return { id: 'sync', color: colors.busy };
    case 'queued':
      return { id: 'clock' };
    default:
      return { id: 'mail' };
  }
}
