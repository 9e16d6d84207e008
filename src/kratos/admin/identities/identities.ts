import { t } from '@vscode/l10n';
import { identity, identityBy, identityPage } from '../../wire/identityCalls';
import { explainAdminTrouble } from '../adminTrouble';
import { ask, noAdmin, type AdminAccess } from '../sessions';
import type { AdminIdentities } from '../types';
import { findIdentities } from './find';
import { scanIdentities } from './identityScan';
import { identitiesIn, readIdentityPage } from './identityPages';
import { isId } from './isId';
import { readIdentity } from './readIdentity';

/**
 * Identities of a connection, read through its admin side. Of a stored password it is kept whether there is one, never
 * its hash.
 */
export function createAdminIdentities(access: AdminAccess): AdminIdentities {
  const read: AdminIdentities['read'] = async (connection, idOrIdentifier, signal) => {
    if (connection.adminUrl === undefined) return noAdmin();
    const name = idOrIdentifier.trim();
    // To the server that would be no filter, and the first of all identities the answer.
    if (name === '') return { kind: 'problem', what: t('Enter an id, an identifier or an external id.') };
    if (isId(name)) return readIdentity(await ask(access, connection, await identity(name), signal));
    const listed = await ask(access, connection, await identityBy(name), signal);
    const found = identitiesIn(listed);
    if (found === undefined)
      return { kind: 'problem', ...explainAdminTrouble(listed, t('The answer is not a list of identities.')) };
    const [first] = found;
    return first === undefined
      ? { kind: 'problem', what: t('No identity has the identifier {0}.', name), isThere: false }
      : readIdentity(await ask(access, connection, await identity(first.id), signal));
  };
  return {
    read,
    async list(connection, query, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      return readIdentityPage(await ask(access, connection, await identityPage(query), signal));
    },
    find: (connection, text, signal) => findIdentities(access, read, connection, text, signal),
    scan: (connection, signal, isWanted) => scanIdentities(access, connection, signal, isWanted),
  };
}
