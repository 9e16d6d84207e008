import { t } from '@vscode/l10n';
import type { SessionProblem } from '../../../kratos/admin/types';
import { colors } from './row';
import type { Icon, RowCommand, TreeRow } from './row';

/** A line in place of an empty list, or one that says why there is none. */
export function drawNote(
  id: string,
  text: string,
  icon: Icon,
  command?: TreeRow['command'],
  description?: string,
): TreeRow {
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

export function drawNoFlow(connection: string, persona?: string): TreeRow {
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

export function drawNobody(connection: string): TreeRow {
  const start: RowCommand = { id: 'kratosFlows.startFlow', title: t('Start flow'), argument: { connection } };
  return drawNote(`nobody/${connection}`, t('Nobody yet: start a flow'), { id: 'add' }, start);
}

export function drawNoOther(persona: string): TreeRow {
  return drawNote(`no-other/${persona}`, t('No other session of this identity'), { id: 'info' });
}

export function drawNoSessions(connection: string): TreeRow {
  return drawNote(`none/${connection}`, t('No active session'), { id: 'info' });
}

export function drawOlderFlows(persona: string, shown: number, total: number): TreeRow {
  return drawNote(
    `older/${persona}`,
    t('Show older flows'),
    { id: 'ellipsis' },
    { id: 'kratosFlows.showMoreFlows', title: t('Show older flows'), argument: { persona } },
    t('{0} of {1}', shown.toLocaleString(), total.toLocaleString()),
  );
}

export function drawSettingProblem(entry: number, sentence: string): TreeRow {
  return drawNote(
    `setting/${entry}`,
    sentence,
    { id: 'warning', color: colors.warn },
    { id: 'workbench.action.openApplicationSettingsJson', title: t('Open settings'), argument: undefined },
  );
}

/** Why the other sessions of a persona's identity could not be read; a press reads them again. */
export function drawNoAnswer(persona: string, problem: SessionProblem): TreeRow {
  const id = 'kratosFlows.refreshSessions';
  return drawProblem(`problem/${persona}`, problem, { id, title: t('Read again'), argument: { persona } });
}

/** Why a page of all sessions could not be read; a press asks for that page again. */
export function drawNoPage(connection: string, problem: SessionProblem): TreeRow {
  const id = 'kratosFlows.loadMoreSessions';
  return drawProblem(`problem/${connection}`, problem, { id, title: t('Read again'), argument: { connection } });
}

/** Why there is no list, or no more of it, with what to do in the line; a press asks again. */
export function drawTrouble(id: string, problem: SessionProblem, retry: RowCommand): TreeRow {
  const note = drawProblem(id, problem, retry);
  const { todo } = problem;
  return todo === undefined ? note : { ...note, description: todo, accessibleName: `${note.label} ${todo}` };
}

/** What is wrong and what to do, in a line that is read whole: what stands in a tree is cut where that is narrow. */
export function troubleText({ what, todo }: SessionProblem): string {
  return todo === undefined ? what : `${what} ${todo}`;
}

/** A press that asks again, below the sentence that says what is wrong. */
export function drawAgain(id: string, problem: SessionProblem, retry: RowCommand): TreeRow {
  const note = drawNote(id, retry.title, { id: 'warning', color: colors.warn }, retry);
  const said = troubleText(problem);
  return { ...note, tooltip: { title: said, facts: [] }, accessibleName: `${retry.title}: ${said}` };
}

function drawProblem(id: string, { what, todo }: SessionProblem, retry: RowCommand): TreeRow {
  const note = drawNote(id, what, { id: 'warning', color: colors.warn }, retry);
  return todo === undefined ? note : { ...note, tooltip: { ...note.tooltip, sentences: [todo] } };
}

/** What was removed while the editor asked for it. It is gone with the next refresh. */
export function drawGone(id: string): TreeRow {
  return { ...drawNote(id, '', { id: 'blank' }), contextValue: 'gone' };
}
