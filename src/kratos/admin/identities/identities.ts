import { t } from '@vscode/l10n';
import { isObject, readJson, textAt } from '../../flow/json';
import { parseIdentity } from '../../flow/parse';
import { explainAdminTrouble } from '../adminTrouble';
import type { Identity } from '../../flow/types';
import { identitiesLike, identity, identityBy } from '../../wire/identityCalls';
import type { Exchange } from '../../exchange/types';
import { ask, noAdmin, type AdminAccess } from '../sessions';
import { parseDetails } from '../../identity/parse';
import { scanIdentities } from './identityScan';
import type { AdminIdentities, IdentityAnswer } from '../types';

/** So many identities are listed whose identifier begins alike. */
const mostAlike = 25;

/**
 * Identities of a connection, read through its admin side. Of a stored password it is kept whether there is one, never
 * its hash.
 */
export function createAdminIdentities(access: AdminAccess): AdminIdentities {
  return {
    async read(connection, idOrIdentifier, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const name = idOrIdentifier.trim();
      if (isId(name)) return readIdentity(await ask(access, connection, await identity(name), signal));
      const listed = await ask(access, connection, await identityBy(name), signal);
      const id = firstId(listed);
      if (id !== undefined) return readIdentity(await ask(access, connection, await identity(id), signal));
      const isAnswered = listed.response?.status === 200;
      return isAnswered
        ? { kind: 'problem', what: t('No identity has the identifier {0}.', name), isThere: false }
        : { kind: 'problem', ...explainAdminTrouble(listed, '') };
    },
    async find(connection, text, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const name = text.trim();
      const exact = await this.read(connection, name, signal);
      if (exact.kind === 'identity') return { kind: 'found', identities: [exact.identity] };
      if (isId(name) || exact.isThere !== false) return exact;
      const listed = identitiesIn(await ask(access, connection, await identitiesLike(name, mostAlike), signal));
      const alike = listed?.filter(({ traits }) => holds(traits, name.toLowerCase())) ?? [];
      if (alike.length > 0) return { kind: 'found', identities: alike };
      // Whoever is listed without having the text in a trait was not searched for: the server does not know how to.
      const canSearch = listed?.length === 0;
      return canSearch
        ? exact
        : { ...exact, todo: t('This server finds an identifier only when it is given in full.') };
    },
    scan: (connection, signal) => scanIdentities(access, connection, signal),
  };
}

/** Whether a text is one that Kratos makes for ids. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Whether some text of an identity's traits has a part, whatever its capitals. */
function holds(value: unknown, part: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(part);
  return typeof value === 'object' && value !== null && Object.values(value).some((inner) => holds(inner, part));
}

/** The identities of a list; undefined when the answer is none. */
function identitiesIn({ response, failure }: Exchange): readonly Identity[] | undefined {
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  if (!Array.isArray(list)) return undefined;
  return list.map(parseIdentity).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
}

function firstId({ response, failure }: Exchange): string | undefined {
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isObject(first) ? textAt(first, 'id') : undefined;
}

/** Reads `GET /admin/identities/{id}`: 200, or 404 for an id that does not exist. */
export function readIdentity(exchange: Exchange): IdentityAnswer {
  const { response, failure } = exchange;
  const parsed = parseDetails(failure === undefined && response?.status === 200 ? readJson(response.body) : undefined);
  return parsed.ok
    ? { kind: 'identity', identity: parsed.value }
    : { kind: 'problem', ...explainAdminTrouble(exchange, t('The answer is not an identity.')) };
}
