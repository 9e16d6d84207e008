import { window } from 'vscode';
import { namedConnection } from './chooseConnection';
import type { Parts } from './parts';

/** Reads the next page of all sessions: `{connection?}`. */
export async function run(parts: Parts, argument?: unknown): Promise<void> {
  const connection = namedConnection(parts, argument) ?? parts.connections.active;
  if (!connection) return;
  await window.withProgress({ location: { viewId: 'kratosFlows.sessions' } }, () =>
    parts.sessions.loadMore(connection.id),
  );
}
