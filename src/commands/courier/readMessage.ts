import { t } from '@vscode/l10n';
import type { InboxMessage } from '../../kratos/admin/inboxMessage';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../commandContext';
import { namedConnection } from '../connections/findConnection';

/** A message that a caller named, as the server has it now. Says why there is none, and yields undefined then. */
export async function readMessage(
  context: CommandContext,
  given: { readonly connection?: string | undefined; readonly message?: string | undefined },
): Promise<{ readonly connection: Connection; readonly message: InboxMessage } | undefined> {
  const connection = namedConnection(context, given) ?? context.connections.active;
  const { message: id } = given;
  if (!connection || id === undefined) return undefined;
  const { adminCourier } = await context.explorer();
  const answer = await withProgress(t('Reading a message'), (signal) => adminCourier.read(connection, id, signal));
  if (answer.kind === 'message') return { connection, message: answer.message };
  context.tell([t('The message could not be read: {0}', answer.what), answer.todo].filter(Boolean).join(' '));
  return undefined;
}
