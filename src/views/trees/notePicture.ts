import type { SessionProblem } from '../../kratos/drive/types';
import { t } from '../../platform/translate';
import { colors } from './picture';
import type { Icon, Picture } from './picture';

/** A line in place of an empty list, or one that says why there is none. */
export function drawNote(
  id: string,
  text: string,
  icon: Icon,
  command?: Picture['command'],
  description?: string,
): Picture {
  return {
    id,
    label: text,
    ...(description !== undefined && { description }),
    icon,
    tooltip: { title: text, facts: [] },
    accessibleName: text,
    contextValue: 'note',
    ...(command && { command }),
  };
}

export function drawNoFlow(connection: string, persona?: string): Picture {
  return drawNote(
    `no-flow/${persona ?? connection}`,
    t('No flow yet: start one'),
    { id: 'add' },
    {
      id: 'kratosFlows.startFlow',
      title: t('Start flow'),
      argument: { connection, ...(persona !== undefined && { persona }) },
    },
  );
}

export function drawOlderFlows(persona: string, shown: number, total: number): Picture {
  return drawNote(
    `older/${persona}`,
    t('Show older flows'),
    { id: 'ellipsis' },
    { id: 'kratosFlows.showMoreFlows', title: t('Show older flows'), argument: { persona } },
    t('{0} of {1}', shown.toLocaleString(), total.toLocaleString()),
  );
}

export function drawSettingProblem(entry: number, sentence: string): Picture {
  return drawNote(
    `setting/${entry}`,
    sentence,
    { id: 'warning', color: colors.warn },
    { id: 'workbench.action.openApplicationSettingsJson', title: t('Open settings'), argument: undefined },
  );
}

/** Why a list of sessions could not be read; a press reads it again. */
export function drawProblem(id: string, { what, todo }: Pick<SessionProblem, 'what' | 'todo'>): Picture {
  const retry = { id: 'kratosFlows.refreshSessions', title: t('Read again'), argument: undefined };
  const note = drawNote(id, what, { id: 'warning', color: colors.warn }, retry);
  return todo === undefined ? note : { ...note, tooltip: { ...note.tooltip, sentences: [todo] } };
}
