import { t } from '@vscode/l10n';
import type { ListenerState } from '../../../kratos/listeners/keptOpen';
import type { Event } from 'vscode';
import { colors, type TreeRow } from '../shared/row';

/** What the rows of listeners are drawn from. */
export interface ListenersSource {
  readonly inbox: ListenerState;
  readonly hooks: ListenerState;
  readonly heard: readonly unknown[] | undefined;
  readonly calls: number;
  readonly onDidChange: Event<void>;
}

/** A row for each listener that is switched on. */
export function drawListeners({
  inbox,
  hooks,
  heard = [],
  calls,
}: Omit<ListenersSource, 'onDidChange'>): readonly TreeRow[] {
  const messages = heard.length === 1 ? t('1 message') : t('{0} messages', heard.length);
  const called = calls === 1 ? t('1 call') : t('{0} calls', calls);
  const show = { id: 'kratosFlows.showHookCalls', title: t('Show hook calls') } as const;
  return [
    ...drawListener('inbox', t('Inbox listener'), inbox, messages),
    ...drawListener('hooks', t('Hook listener'), hooks, called).map((row) => ({ ...row, command: show })),
  ];
}

function drawListener(id: string, label: string, state: ListenerState, count: string): readonly TreeRow[] {
  if (state.kind === 'off') return [];
  const isOpen = state.kind === 'open';
  const description = isOpen ? `${state.address} · ${count}` : state.why;
  return [
    {
      id: `listener/${id}`,
      label,
      description,
      icon: isOpen ? { id: 'radio-tower' } : { id: 'warning', color: colors.warn },
      tooltip: {
        title: label,
        facts: [],
        sentences: [isOpen ? tooltip(id, state.address) : state.why],
      },
      accessibleName: `${label}, ${description}`,
      contextValue: `listener ${id}`,
    },
  ];
}

function tooltip(id: string, address: string): string {
  return id === 'inbox'
    ? t(
        'A courier channel of Kratos may send its messages to http://{0}/: they stand in the inbox of the panel.',
        address,
      )
    : t('A web hook of Kratos may call http://{0}/: a press shows what it was sent.', address);
}
