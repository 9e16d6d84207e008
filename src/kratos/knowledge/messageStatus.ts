import { t } from '@vscode/l10n';

/** How far a message of the courier is, in a word; a status that is not known stands for itself. */
export function messageStatus(status: string): string {
  switch (status) {
    case 'queued':
      return t('waits to be sent');
    case 'processing':
      return t('is being sent');
    case 'sent':
      return t('sent');
    case 'abandoned':
      return t('given up');
    default:
      return status;
  }
}

/** How often it was tried in vain to send a message; undefined where it was not, or went out at once. */
export function messageTries(status: string, sendCount = 0): string | undefined {
  if (sendCount === 0 || (sendCount === 1 && status === 'sent')) return undefined;
  return sendCount === 1 ? t('tried once') : t('tried {0} times', sendCount);
}
