import { t } from '@vscode/l10n';
import type { Exchange } from '../exchange/types';
import { explainTrouble, type Trouble } from '../session/answer';
import { hasErrorBody } from './adminTrouble';

/**
 * Why the public side of a connection did not give an identity schema, and what to do. `expected` says of an answer of
 * 200 what it is not.
 */
export function explainPublicTrouble(exchange: Exchange, expected: string): Trouble {
  const trouble = explainTrouble(exchange, expected);
  const { response } = exchange;
  if (trouble.todo !== undefined || response === undefined) return trouble;
  const { status, body } = response;
  if (status === 429) return { ...trouble, todo: t('Wait a moment, then ask again: the server limits requests.') };
  if (status >= 500) return { ...trouble, todo: t('Check whether Kratos is running, and read its log.') };
  return {
    ...trouble,
    todo:
      status === 404 && hasErrorBody(body)
        ? t('The server has no such schema any more: look at identity.schemas in its configuration.')
        : t('Edit the connection: its public URL has to lead to Kratos’s own public API, usually at port 4433.'),
  };
}
