import { t } from '@vscode/l10n';
import { isObject, present, readJson, type JsonObject } from '../../flow/json';
import { parseDetails } from '../../identity/parse';
import type { IdentityDetails } from '../../identity/types';
import type { Exchange } from '../../exchange/types';
import { nextPageToken } from '../../wire/pages';
import { explainAdminTrouble } from '../adminTrouble';
import { forgottenPlace } from '../forgottenPlace';
import type { IdentityPage } from '../types';

/** Reads a page of `GET /admin/identities`. One entry that cannot be read does not hide the others. */
export function readIdentityPage(exchange: Exchange): IdentityPage {
  const identities = identitiesIn(exchange);
  if (identities === undefined)
    return {
      kind: 'problem',
      ...explainAdminTrouble(exchange, t('The answer is not a list of identities.')),
      ...forgottenPlace(exchange),
    };
  const next = nextPageToken(exchange.response?.headers ?? []);
  return present<Extract<IdentityPage, { kind: 'page' }>>({ kind: 'page', identities, next });
}

/** The identities of a list, or those of them that are wanted; undefined when the answer is none. */
export function identitiesIn(
  { response, failure }: Exchange,
  isWanted: (json: JsonObject) => boolean = () => true,
): readonly IdentityDetails[] | undefined {
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  if (!Array.isArray(list)) return undefined;
  const wanted = list.filter((json: unknown) => isObject(json) && isWanted(json));
  return wanted.map(parseDetails).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}
