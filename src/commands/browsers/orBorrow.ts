import { t } from '@vscode/l10n';
import { borrowing, explainBrowserProblem } from '../../kratos/knowledge/outcomes/causes/browserProblems';
import type { BrowserState } from '../../kratos/record/browsing';
import { withProgress } from '../../platform/progress';
import { confirm } from '../../prompts/confirm';

/**
 * Does something in a persona's browser, where no panel says what hinders it: where none can be started, the person is
 * asked whether the debugger shall open one. With `given` that is decided.
 */
export async function orBorrow(
  given: boolean | undefined,
  go: (borrows: boolean, signal: AbortSignal) => Promise<BrowserState>,
): Promise<BrowserState> {
  const open = (borrows: boolean): Promise<BrowserState> =>
    withProgress(t('Opening a browser'), (signal) => go(borrows, signal));
  const state = await open(given ?? false);
  const { problem } = state;
  if (given !== undefined || problem?.canBorrow !== true) return state;
  const { title, why } = explainBrowserProblem(problem);
  return (await confirm(title, `${why}\n\n${borrowing()}`, t('Open it with the debugger'))) ? open(true) : state;
}
