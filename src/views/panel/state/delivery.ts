import { t } from '@vscode/l10n';
import type { InboxMessage } from '../../../kratos/admin/inboxMessage';
import type { InboxView } from '../../../protocol/state';

type Delivery = NonNullable<InboxView['messages'][number]['delivery']>;

/** A message that waits longer than this is not on its way. */
const patienceMs = 5_000;

/** Kratos does not say what the target of a channel answered, when it was tried in vain. */
function explainFailure(said: string): string {
  return /giving up after \d+ attempt/.test(said)
    ? t('{0}: the channel’s target answered with 500 or above, or with 429, or was not reached.', said)
    : said;
}

/**
 * What there is to say of how a message is sent; nothing where it went out at the first try. `listening`: a listener
 * waits for what a channel sends.
 */
export function describeDelivery(message: InboxMessage, listening: boolean, now: number): Delivery | undefined {
  const { status, sendCount = 0, failures = [], posts = 0, createdAt } = message;
  const because = explainFailure(failures.at(-1) ?? '');
  if (status === 'abandoned') {
    return {
      tone: 'bad',
      text: t(
        'Kratos gave up after {0} tries, and sends it no more. {1}',
        Math.max(sendCount, failures.length),
        because,
      ).trim(),
    };
  }
  if (status === 'queued' && sendCount > 0) {
    return {
      tone: 'warn',
      text: (sendCount === 1
        ? t('One try to send it failed; Kratos tries again. {0}', because)
        : t('{0} tries to send it failed; Kratos tries again. {1}', sendCount, because)
      ).trim(),
    };
  }
  if (status === 'queued' && listening && posts === 0 && now - createdAt > patienceMs) {
    return {
      tone: 'neutral',
      text: t('It waits to be sent: Kratos sends messages only when started with --watch-courier.'),
    };
  }
  return posts > 1 ? { tone: 'warn', text: t('It was posted {0} times to the listener.', posts) } : undefined;
}
