import { t } from '@vscode/l10n';
import type { Connection, Health } from '../../../kratos/record/types';
import type { ServerState } from '../../../kratos/servers/types';
import type { HealthWords } from '../../../kratos/knowledge/outcomes/healthWords';
import { colors, filledFacts } from '../shared/row';
import { dotted, spoken } from '../../../kratos/knowledge/joined';
import type { Icon, TreeRow } from '../shared/row';

export interface ConnectionSurroundings {
  readonly health: Health | undefined;
  readonly words: HealthWords;
  /** How the server is that this window started for it. */
  readonly server: ServerState | undefined;
  readonly active: boolean;
  /** With a single connection it goes without saying which one is active. */
  readonly single: boolean;
  readonly hasFinished: boolean;
}

export function drawConnection(connection: Connection, around: ConnectionSurroundings): TreeRow {
  const { words } = around;
  const active = around.active && !around.single ? t('active') : undefined;
  const served = around.server?.kind === 'running' ? t('runs here') : undefined;
  return {
    id: `connection/${connection.id}`,
    label: connection.name,
    description: dotted(words.short, served, active),
    icon: icons[words.tone],
    tooltip: {
      title: connection.name,
      facts: filledFacts(
        [t('Health'), words.short],
        [t('Public URL'), connection.publicUrl],
        [t('Admin URL'), connection.adminUrl ?? t('none: no inbox, no list of all sessions')],
        [
          t('Answered in'),
          around.health?.kind === 'healthy' ? t('{0} ms', Math.round(around.health.latencyMs)) : undefined,
        ],
      ),
      sentences: [words.why, words.todo].filter((text) => text !== undefined),
    },
    accessibleName: spoken(t('Connection {0}', connection.name), words.short, served, active),
    contextValue: [
      'connection',
      words.tone === 'good' || words.tone === 'warn' ? 'up' : words.tone === 'bad' ? 'down' : 'unknown',
      around.active ? 'active' : 'inactive',
      connection.adminUrl ? 'admin' : '',
      around.hasFinished ? 'finished' : '',
      around.server ? `server ${around.server.kind}` : '',
    ]
      .filter(Boolean)
      .join(' '),
    open: around.active ? 'expanded' : 'collapsed',
  };
}

/** What is wrong with a connection, and what to do: two lines below it. None when nothing is wrong. */
export function drawAdvice(connection: Connection, { tone, short, why, todo }: HealthWords): readonly TreeRow[] {
  if (why === undefined) return [];
  const tooltip = {
    title: short,
    facts: filledFacts([t('Public URL'), connection.publicUrl], [t('Admin URL'), connection.adminUrl]),
    sentences: [why, todo].filter((text) => text !== undefined),
  };
  const problem: TreeRow = {
    id: `advice/${connection.id}`,
    label: why,
    icon: tone === 'warn' ? { id: 'warning', color: colors.warn } : { id: 'error', color: colors.bad },
    tooltip,
    accessibleName: why,
    contextValue: 'advice',
    command: {
      id: 'kratosFlows.checkConnection',
      title: t('Check connection'),
      argument: { connection: connection.id },
    },
  };
  if (todo === undefined) return [problem];
  const cure: TreeRow = {
    ...problem,
    id: `cure/${connection.id}`,
    label: todo,
    icon: { id: 'lightbulb' },
    accessibleName: todo,
    command: { id: 'kratosFlows.editConnection', title: t('Edit connection'), argument: { connection: connection.id } },
  };
  return [problem, cure];
}

const icons: Readonly<Record<HealthWords['tone'], Icon>> = {
  good: { id: 'server', color: colors.good },
  warn: { id: 'server', color: colors.warn },
  bad: { id: 'server', color: colors.bad },
  unknown: { id: 'server', color: colors.quiet },
};
