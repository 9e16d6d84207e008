import { canDo } from '../../kratos/record/abilities';
import type { InboxView } from '../../protocol/state';
import type { PanelParts } from './ports';
import { inboxView, unavailable, untrustedInbox } from './state/inboxView';

/** Looks into the inbox for a flow once. */
export async function readInboxView(
  { explorer, editor, connections, now }: PanelParts,
  flowId: string,
  signal: AbortSignal,
): Promise<InboxView> {
  const record = explorer.flows.get(flowId);
  if (record === undefined || !editor.trusted()) return untrustedInbox();
  const ability = canDo(record, 'read-inbox');
  if (!ability.can) return unavailable(ability.missing);
  const connectionName = connections().find(({ id }) => id === record.connectionId)?.name ?? '';
  const answer = await explorer.readInbox(record, signal);
  return inboxView(answer, { connectionName, listener: editor.inboxListener(), now: now() });
}
