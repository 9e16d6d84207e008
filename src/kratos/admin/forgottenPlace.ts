import { t } from '@vscode/l10n';
import type { Exchange } from '../exchange/types';
import type { SessionProblem } from './types';

/**
 * What to do where a server does not take the place in a list any more that it gave itself (`page_token`): those of the
 * courier are encrypted, and worthless once `secrets` have changed. Nothing where it was something else.
 */
export function forgottenPlace({ request, response }: Exchange): Pick<SessionProblem, 'todo' | 'startOver'> {
  const hasPlace = URL.parse(request.url)?.searchParams.has('page_token') === true;
  return hasPlace && response?.status === 400
    ? {
        startOver: true,
        todo: t('The server does not know this place in the list any more: refresh to read from its beginning.'),
      }
    : {};
}
