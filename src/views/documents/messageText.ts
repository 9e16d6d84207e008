import { t } from '@vscode/l10n';
import { hidden, type InboxMessage } from '../../kratos/admin/inboxMessage';
import { messageStatus, messageTries } from '../../kratos/knowledge/messageStatus';
import { momentText } from '../../kratos/knowledge/timeLeft';

/**
 * A message of the courier as a text: what it is, why tries to send it failed, and what was written in it. Where the
 * server hides its text, it says how to see it.
 */
export function messageText(message: InboxMessage, now: number): string {
  const { recipient, channel, template, status, sendCount, subject, body, createdAt, id, failures = [] } = message;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('To'), recipient],
    [t('Type'), channel],
    [t('Template'), template],
    [t('Status'), messageStatus(status)],
    [t('Tries'), messageTries(status, sendCount)],
    [t('Made'), momentText(createdAt, now)],
    [t('Id'), id],
    [t('Subject'), subject === hidden ? undefined : subject],
  ];
  const head = facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  const text =
    body === hidden
      ? t(
          'The server hides subject and text: it shows them when it is started with --dev, which is not for production.',
        )
      : body;
  return [
    head.join('\n'),
    ...(failures.length === 0 ? [] : [[t('Why it was not sent:'), ...failures.map((one) => `- ${one}`)].join('\n')]),
    text,
    '',
  ].join('\n\n');
}
