import { t } from '@vscode/l10n';
import type { ErrorBody } from '../../../flow/outcome.types';
import { cause, sendAgain } from './cause';
import { explainError } from './causes';
import { remedies, remedy, restart } from '../remedies';
import type { Cause, Remedy, Situation } from '../types';

/** A refusal that has an outcome of its own for none of its ids: what Kratos says, and what is known of it. */
export function refused(input: Situation, status: number, error: ErrorBody): Cause {
  const next = error.continueWith.flatMap((item, index): Remedy[] => {
    switch (item.action) {
      case 'show_verification_ui':
        return [remedy({ kind: 'continue', index }, t('Verify {0}', item.address), 'mail', true)];
      case 'show_recovery_ui':
        return [remedy({ kind: 'continue', index }, t('Go on in the new recovery flow'), 'arrow-right', true)];
      case 'show_settings_ui':
        return [remedy({ kind: 'continue', index }, t('Go on in settings'), 'arrow-right', true)];
      case 'set_ory_session_token':
      case 'redirect_browser_to':
      case 'unknown':
        return [];
    }
  });
  const explained = explainError(error, status);
  return cause(
    'bad',
    error.message === '' ? t('Kratos refused the request ({0})', status) : error.message,
    error.id,
    error,
    {
      ...(explained ?? {
        why: error.reason ?? t('The server gives no reason.'),
        ...(next.length > 0 ? {} : { todo: t('The answer in the timeline holds everything it said.') }),
      }),
      remedies: remedies(...next, restart(next.length === 0), sendAgain(input)),
    },
  );
}
