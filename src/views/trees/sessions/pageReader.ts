import type { SessionPage } from '../../../kratos/admin/types';
import type { Explorer } from '../../../kratos/drive/explorer';
import type { Session } from '../../../kratos/flow/types';
import { sessionPageSize } from '../../../platform/settings';
import type { Connections } from '../../connections/connections';
import type { ListLine } from './sessionLists';
import type { ReadPage } from '../shared/pages';

/** How many of the other sessions of an identity are read with one request. */
const othersAtOnce = 250;

/** The list of what was removed meanwhile. */
const none = { kind: 'page', items: [] } as const;

/** Reads the pages of a list: the other sessions of a persona's identity, or all of a connection. */
export function createPageReader(
  line: ListLine,
  connections: Pick<Connections, 'get'>,
  openExplorer: () => Promise<Explorer>,
): ReadPage<Session> {
  return async (next, signal) => {
    const { adminSessions, ownSessions, personas } = await openExplorer();
    const token = next === undefined ? {} : { token: next };
    if (line.kind === 'own-session')
      return personas.get(line.persona)
        ? toPage(await ownSessions.list(line.persona, { size: othersAtOnce, ...token }, signal))
        : none;
    const connection = connections.get(line.connection);
    return connection
      ? toPage(await adminSessions.list(connection, { size: sessionPageSize(), active: true, ...token }, signal))
      : none;
  };
}

function toPage(page: SessionPage): Awaited<ReturnType<ReadPage<Session>>> {
  if (page.kind === 'problem') return page;
  const { sessions, ...rest } = page;
  return { ...rest, items: sessions };
}
