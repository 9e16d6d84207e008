import { canDo } from '../../../kratos/record/abilities';
import type { FlowRecord } from '../../../kratos/record/types';
import type { ActionView, DoneView, PanelState, ProblemView } from '../../../protocol/state';
import { readAction, requiredDeed } from '../actions';
import { lacking } from './notices';

type Told = Pick<PanelState, 'problem' | 'done'>;

/** What the panel says of a record, without what cannot be done with it; why that is so is said where anything is. */
export function withinAbilities(record: FlowRecord, { problem, done }: Told): Told {
  const ability = canDo(record, 'send');
  const isPossible = ({ id }: ActionView): boolean => {
    const action = readAction(id);
    const deed = action && requiredDeed(action);
    return deed === undefined || canDo(record, deed).can;
  };
  if (ability.can) return { ...(problem && { problem }), ...(done && { done }) };
  if (done)
    return { done: possibleDone(done, [ability.what, ability.missing], isPossible), ...(problem && { problem }) };
  const alone = { ...lacking(ability), remark: true };
  return { problem: problem ? possibleProblem(problem, alone, isPossible) : alone };
}

type IsPossible = (action: ActionView) => boolean;

function possibleProblem(
  problem: ProblemView,
  { missing, todo, actions }: ProblemView,
  isPossible: IsPossible,
): ProblemView {
  return {
    ...problem,
    ...(missing !== undefined && { missing }),
    todo: [problem.todo, todo].filter((text) => text !== undefined).join(' '),
    actions: [...problem.actions.filter(isPossible), ...actions],
  };
}

function possibleDone(done: DoneView, told: readonly string[], isPossible: IsPossible): DoneView {
  return {
    ...done,
    lines: [...done.lines, ...told],
    actions: done.actions.filter(isPossible),
    suggestions: done.suggestions.map(({ action, ...rest }) =>
      action && isPossible(action) ? { ...rest, action } : rest,
    ),
  };
}
