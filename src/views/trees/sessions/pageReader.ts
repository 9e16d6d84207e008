import type { Explorer } from '../../../kratos/drive/explorer';
import { sessionPageSize } from '../../../platform/settings';
import type { Connections } from '../../connections/connections';
import type { ListLine } from './sessionLists';
import type { ReadPage } from './sessionPages';

/** How many of the other sessions of an identity are read with one request. */
const othersAtOnce = 250;

/** The list of what was removed meanwhile. */
const none = { kind: 'page', sessions: [] } as const;

/** Reads the pages of a list: the other sessions of a persona's identity, or all of a connection. */
export function createPageReader(
  line: ListLine,
  connections: Pick<Connections, 'get'>,
  openExplorer: () => Promise<Explorer>,
): ReadPage {
  return async (next, signal) => {
    const { adminSessions, ownSessions, personas } = await openExplorer();
    const token = next === undefined ? {} : { token: next };
    if (line.kind === 'own-session')
      return personas.get(line.persona)
        ? ownSessions.list(line.persona, { size: othersAtOnce, ...token }, signal)
        : none;
    const connection = connections.get(line.connection);
    return connection
      ? adminSessions.list(connection, { size: sessionPageSize(), active: true, ...token }, signal)
      : none;
  };
}
