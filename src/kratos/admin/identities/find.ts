import { t } from '@vscode/l10n';
import { matches } from '../../identity/matches';
import { identitiesLike, identityByExternalId } from '../../wire/identityCalls';
import type { Connection } from '../../record/types';
import { ask, type AdminAccess } from '../sessions';
import type { AdminIdentities, IdentitiesFound } from '../types';
import { isId } from './isId';
import { explainAdminTrouble } from '../adminTrouble';
import { identitiesIn } from './identityPages';
import { readIdentity } from './readIdentity';

/** So many identities are listed whose identifier begins alike. */
const mostAlike = 50;

/**
 * Finds identities as the server can: by id or a whole identifier, by external id (which servers before v26 do not
 * know), or else by the beginning of an identifier. An empty text would be no filter, so nothing is asked with it.
 */
export async function findIdentities(
  access: AdminAccess,
  read: AdminIdentities['read'],
  connection: Connection,
  text: string,
  signal?: AbortSignal,
): Promise<IdentitiesFound> {
  const name = text.trim();
  if (name === '') return { kind: 'problem', what: t('Enter an id, an identifier or an external id.') };
  const exact = await read(connection, name, signal);
  if (exact.kind === 'identity')
    return { kind: 'found', by: isId(name) ? 'id' : 'identifier', identities: [exact.identity], isCut: false };
  if (exact.isThere !== false) return exact;
  const asked = await ask(access, connection, await identityByExternalId(name), signal);
  const external = readIdentity(asked);
  if (external.kind === 'identity')
    return { kind: 'found', by: 'externalId', identities: [external.identity], isCut: false };
  if (asked.response?.status !== 404) return external;
  if (isId(name)) return exact;
  const listed = await ask(access, connection, await identitiesLike(name, mostAlike), signal);
  const alike = identitiesIn(listed, (json) => matches(json, name));
  // A server may refuse to search so.
  if (alike === undefined && listed.response?.status !== 400)
    return { kind: 'problem', ...explainAdminTrouble(listed, t('The answer is not a list of identities.')) };
  if (alike !== undefined && alike.length > 0)
    return { kind: 'found', by: 'beginning', identities: alike, isCut: alike.length >= mostAlike };
  // Whoever is listed without having the text was not searched for: the server does not know how to.
  const canSearch = identitiesIn(listed)?.length === 0;
  return canSearch ? exact : { ...exact, todo: t('This server finds an identifier only when it is given in full.') };
}
