import { t } from '@vscode/l10n';
import type { SessionProblem } from '../../../kratos/admin/types';
import type { InboxMessage } from '../../../kratos/admin/inboxMessage';
import type { Connection } from '../../../kratos/record/types';
import { drawAgain, drawNote, drawTrouble } from '../shared/noteRow';
import type { Pages } from '../shared/pages';
import { colors } from '../shared/row';
import type { TreeRow } from '../shared/row';

/** What stands below the messages: why there are no more, how to read more, or that there is none. */
export function drawCourierNote({ id }: Connection, pages: Pages<InboxMessage>): TreeRow | undefined {
  const more = { id: 'kratosFlows.loadMoreMessages', title: t('Load more messages'), argument: {} } as const;
  const again = { id: 'kratosFlows.refreshCourier', title: t('Read again') } as const;
  const { problem } = pages;
  if (problem) return drawAgain(`problem/${id}`, problem, problem.startOver || pages.size === 0 ? again : more);
  if (pages.hasMore)
    return drawNote(`more/${id}`, t('Load more ({0} read)', pages.size.toLocaleString()), { id: 'ellipsis' }, more);
  return pages.size === 0 ? drawNote(`none/${id}`, t('No message yet'), { id: 'info' }) : undefined;
}

/** Why tries to send a message failed, a line each, in the words of the server. */
export function drawFailures(message: string, failures: readonly string[]): readonly TreeRow[] {
  if (failures.length === 0) return [drawNote(`failure/${message}`, t('The server tells no reason.'), { id: 'info' })];
  return failures.map((failure, index) =>
    drawNote(`failure/${message}/${index}`, failure, { id: 'error', color: colors.bad }),
  );
}

/** Why a message could not be read. */
export function drawNoMessage(message: string, problem: SessionProblem): TreeRow {
  return drawTrouble(`failure/${message}`, problem, { id: 'kratosFlows.refreshCourier', title: t('Read again') });
}
