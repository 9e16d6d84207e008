import { window } from 'vscode';
import { namedConnection } from '../connections/findConnection';
import type { Verb } from '../commandContext';

/** Reads the next page of all sessions: `{connection?}`. */
export const run: Verb<'kratosFlows.loadMoreSessions'> = async (context, given) => {
  const connection = namedConnection(context, given) ?? context.connections.active;
  if (!connection) return;
  await window.withProgress({ location: { viewId: 'kratosFlows.sessions' } }, () =>
    context.sessions.loadMore(connection.id),
  );
};
