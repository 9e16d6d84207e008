import { t } from '@vscode/l10n';
import { isObject, objectAt, readJson } from '../../flow/json';
import type { Exchange } from '../../exchange/types';
import { readBatchAnswer, refusalWords } from '../../identity/import/batchAnswer';
import type { LineOutcome } from '../../identity/import/types';
import type { Trouble } from '../../session/answer';
import { explainAdminTrouble } from '../adminTrouble';
import { isUnsure } from '../isUnsure';

/** What an exchange says of a batch. */
export type BatchVerdict =
  | { readonly kind: 'answered'; readonly outcomes: ReadonlyMap<string, LineOutcome> }
  /** All of it was refused, and nobody was made: one part of it may be why. */
  | { readonly kind: 'refused'; readonly what: string; readonly status: number }
  /** Nobody was made, whatever the batch holds: a key is wanted, a limit was reached, nothing listens there. */
  | ({ readonly kind: 'not-taken' } & Trouble)
  /** It cannot be known who was made. */
  | ({ readonly kind: 'unanswered' } & Trouble);

/** Statuses by which Kratos refuses a whole batch for one part of it; 500 is that for a password that is too long. */
const refusing = [400, 409, 413, 422, 500];

/** Reads what came of a batch. */
export function judgeBatch(exchange: Exchange): BatchVerdict {
  const { response, failure } = exchange;
  const trouble = (): Trouble => explainAdminTrouble(exchange, t('The answer is not that to a batch.'));
  if (failure !== undefined || response === undefined)
    return { kind: isUnsure(exchange) ? 'unanswered' : 'not-taken', ...trouble() };
  const { status, body } = response;
  if (status === 200) {
    const outcomes = readBatchAnswer(body);
    return outcomes ? { kind: 'answered', outcomes } : { kind: 'unanswered', ...trouble() };
  }
  const json = readJson(body);
  const error = isObject(json) ? objectAt(json, 'error') : undefined;
  if (status === 413 || (refusing.includes(status) && error !== undefined))
    return { kind: 'refused', what: refusalWords(error), status };
  return status >= 500 ? { kind: 'unanswered', ...trouble() } : { kind: 'not-taken', ...trouble() };
}
