import { t } from '@vscode/l10n';
import type { SessionProblem } from '../kratos/admin/types';

/** Says that something was not done, in the words of `refused`; or that nobody knows, where the server did not tell. */
export function notDone({ what, isUnsure }: SessionProblem, refused: string): string {
  return isUnsure ? t('It is not known whether it was done. {0} Look again before you repeat it.', what) : refused;
}
