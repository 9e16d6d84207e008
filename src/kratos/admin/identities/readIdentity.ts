import { t } from '@vscode/l10n';
import { readJson } from '../../flow/json';
import { parseDetails } from '../../identity/parse';
import type { Exchange } from '../../exchange/types';
import { explainAdminTrouble } from '../adminTrouble';
import { isNotThere } from '../isNotThere';
import type { IdentityAnswer } from '../types';

/** Reads `GET /admin/identities/{id}`: 200, or 404 for an id that does not exist. */
export function readIdentity(exchange: Exchange): IdentityAnswer {
  const { response, failure } = exchange;
  const parsed = parseDetails(failure === undefined && response?.status === 200 ? readJson(response.body) : undefined);
  if (parsed.ok) return { kind: 'identity', identity: parsed.value };
  return {
    kind: 'problem',
    ...explainAdminTrouble(exchange, t('The answer is not an identity.')),
    ...(isNotThere(exchange) && { isThere: false as const }),
  };
}
