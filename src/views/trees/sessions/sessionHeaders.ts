import { t } from '@vscode/l10n';
import type { Session } from '../../../kratos/flow/types';
import type { Connection } from '../../../kratos/record/types';
import { drawNote } from '../shared/noteRow';
import { spoken } from '../../../kratos/knowledge/joined';
import type { TreeRow } from '../shared/row';
import type { Pages } from '../shared/pages';

export function drawOwnHeader(connection: Connection): TreeRow {
  return {
    id: `own/${connection.id}`,
    label: t('Own'),
    description: connection.name,
    icon: { id: 'account' },
    tooltip: {
      title: t('Own sessions'),
      facts: [],
      sentences: [t('The sessions of your personas at {0}.', connection.name)],
    },
    accessibleName: t('Own sessions at {0}', connection.name),
    contextValue: 'ownSessions',
    open: 'expanded',
  };
}

export function drawAllHeader(connection: Connection, pages: Pages<Session>): TreeRow {
  const label = t('All on {0} (admin)', connection.name);
  const range = pages.size > 0 ? rangeText(pages) : undefined;
  return {
    id: `all/${connection.id}`,
    label,
    ...(range !== undefined && { description: range }),
    icon: { id: 'organization' },
    tooltip: {
      title: label,
      facts: [[t('Admin URL'), connection.adminUrl ?? '']],
      sentences: [t('Every active session of the server, newest first.')],
    },
    accessibleName: spoken(t('All sessions on {0}, by the admin API', connection.name), range),
    contextValue: 'allSessions',
    open: 'collapsed',
  };
}

/** In place of the list of all sessions while the connection has no admin URL. */
export function drawNoAdmin(connection: Connection): TreeRow {
  return drawNote(
    `no-admin/${connection.id}`,
    t('Set an admin URL to see all sessions'),
    { id: 'organization' },
    { id: 'kratosFlows.editConnection', title: t('Edit connection'), argument: { connection: connection.id } },
  );
}

export function drawMore(connection: Connection, pages: Pages<Session>): TreeRow {
  return drawNote(
    `more/${connection.id}`,
    t('Load more ({0})', rangeText(pages)),
    { id: 'ellipsis' },
    { id: 'kratosFlows.loadMoreSessions', title: t('Load more sessions'), argument: { connection: connection.id } },
  );
}

/** `50 of 1,204`, or `50 read` where the server does not count; `23 sessions` when those are all. */
function rangeText({ size, total, hasMore }: Pages<Session>): string {
  const read = size.toLocaleString();
  if (!hasMore) return size === 1 ? t('1 session') : t('{0} sessions', read);
  return total === undefined ? t('{0} read', read) : t('{0} of {1}', read, total.toLocaleString());
}
