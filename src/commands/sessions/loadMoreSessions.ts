import { window } from 'vscode';
import { namedConnection } from '../../prompts/connections/chooseConnection';
import type { CommandContext } from '../commandContext';

/** Reads the next page of all sessions: `{connection?}`. */
export async function run(context: CommandContext, argument?: unknown): Promise<void> {
  const connection = namedConnection(context, argument) ?? context.connections.active;
  if (!connection) return;
  await window.withProgress({ location: { viewId: 'kratosFlows.sessions' } }, () =>
    context.sessions.loadMore(connection.id),
  );
}
