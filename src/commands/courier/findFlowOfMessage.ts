import { t } from '@vscode/l10n';
import { flowOfMessage } from '../../kratos/admin/flowOfMessage';
import { run as runCommand } from '../contracts/call';
import type { Verb } from '../commandContext';
import { readMessage } from './readMessage';

/**
 * Opens the flow that a message was sent for: `{message, connection?}`. One that is not kept here, and that its link
 * names, is fetched for a persona who is asked for.
 */
export const run: Verb<'kratosFlows.findFlowOfMessage'> = async (context, given) => {
  const read = await readMessage(context, given);
  if (!read) return undefined;
  const { connection, message } = read;
  const { flows } = await context.explorer();
  const kept = flowOfMessage(message, flows.ofConnection(connection.id));
  if (kept) {
    await context.showFlow(kept.id);
    return { flow: kept.id };
  }
  const { flowId: id, flowType: type } = message;
  if (id !== undefined && type !== undefined)
    return runCommand('kratosFlows.openFlow', { id, type, connection: connection.name });
  context.tell(
    type === undefined
      ? t('This message belongs to no flow: its template is {0}.', message.template)
      : t('No flow that is kept here waits for this message, and it has no link that names one.'),
  );
  return undefined;
};
