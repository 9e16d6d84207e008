import { t } from '@vscode/l10n';
import { explainBrowserProblem } from '../../kratos/knowledge/outcomes/causes/browserProblems';
import type { BrowserState } from '../../kratos/record/browsing';
import type { CommandContext } from '../commandContext';

/** Tells what is in the way of a persona's browser, where no panel does; false when nothing is, or it was given up. */
export function announceProblem(
  context: Pick<CommandContext, 'announce'>,
  persona: string,
  { problem }: BrowserState,
): boolean {
  if (problem === undefined || problem.kind === 'cancelled') return false;
  const { title, todo } = explainBrowserProblem(problem);
  context.announce(t('{0}: {1}. {2}', persona, title, todo));
  return true;
}
