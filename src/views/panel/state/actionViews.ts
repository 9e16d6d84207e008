import type { Ending, Explanation, Remedy } from '../../../kratos/knowledge/outcomes/types';
import { present } from '../../../kratos/flow/json';
import type { ActionView, DoneView, ProblemView } from '../../../protocol/state';
import { actionId } from '../actions';

/** A remedy as the panel offers it: with the text form of what it does. */
export function toAction({ action, ...rest }: Remedy): ActionView {
  return { id: actionId(action), ...rest };
}

/** An explanation as the panel shows it; where the flow stands is told by its header. */
export function toProblem({ remedies, ...said }: Explanation): ProblemView {
  const { tone, title, id, why, todo, literal, comparison } = said;
  return present<ProblemView>({ tone, title, id, why, todo, literal, comparison, actions: remedies.map(toAction) });
}

export function toDone({ remedies, suggestions, ...rest }: Ending): DoneView {
  return {
    ...rest,
    actions: remedies.map(toAction),
    suggestions: suggestions.map(({ remedy, ...said }) => ({ ...said, ...(remedy && { action: toAction(remedy) }) })),
  };
}
