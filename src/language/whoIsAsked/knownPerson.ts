import { credentials as allCredentials, type Credential, type Person } from '../../config/simulator/person';
import type { IdentityDetails, StoredCredential } from '../../kratos/identity/types';
import type { Identity, Session } from '../../kratos/flow/types';

/**
 * An identity as the admin side tells it, with a session of it, or with the one that the first step of a login would
 * give.
 */
export function personFromIdentity(identity: IdentityDetails, session?: Session): Person {
  const { credentials = [] } = identity;
  const owned = credentials.flatMap(listCertainCredentials);
  const mayHave = credentials.flatMap(perhaps);
  return {
    ...ofTraits(identity),
    credentials: owned,
    ...(mayHave.length > 0 && { mayHave }),
    codes: credentials.find(({ type }) => type === 'code')?.identifiers ?? [],
    verifiable: identity.verifiableAddresses.map(({ value }) => value),
    ...(session ? ofSession(session) : { session: owned.includes('oidc') ? ['oidc'] : ['password'], aal: 'aal1' }),
  };
}

/**
 * What an identity has for certain. Keys are counted, since the marks of a schema make an entry for them without any;
 * social sign-in is told by its identifiers, `provider:subject`, and TOTP and back-up codes by their being there.
 */
function listCertainCredentials({
  type,
  hasPassword,
  identifiers,
  keys = [],
}: StoredCredential): readonly Credential[] {
  switch (type) {
    case 'password':
      return hasPassword === true ? [type] : [];
    case 'oidc':
      return identifiers.length > 0 ? [type] : [];
    case 'passkey':
      return keys.length > 0 ? [type] : [];
    case 'totp':
    case 'lookup_secret':
      return [type];
    case 'webauthn':
      return [
        ...(keys.some(({ isPasswordless }) => isPasswordless) ? ['webauthn_passwordless' as const] : []),
        ...(keys.some(({ isPasswordless }) => !isPasswordless) ? ['webauthn' as const] : []),
      ];
    default:
      return [];
  }
}

/**
 * The mark of a schema lists a password with its identifier for everybody; without word of whether one is stored it is
 * not known.
 */
function perhaps({ type, hasPassword, identifiers }: StoredCredential): readonly Credential[] {
  return type === 'password' && hasPassword === undefined && identifiers.length > 0 ? [type] : [];
}

/**
 * The owner of a session, where the admin side is not there to ask: of the credentials only those are known that the
 * session was made with.
 */
export function personFromSession(session: Session): Person {
  const used = credentialsUsed(session);
  return {
    ...ofTraits(session.identity),
    ...ofSession(session),
    credentials: used,
    mayHave: allCredentials.filter((credential) => !used.includes(credential)),
  };
}

function credentialsUsed({ methods }: Session): readonly Credential[] {
  const used = methods.flatMap(({ method, aal }): readonly Credential[] => {
    switch (method) {
      case 'password':
      case 'oidc':
      case 'passkey':
      case 'totp':
      case 'lookup_secret':
        return [method];
      case 'webauthn':
        return [aal === 'aal2' ? 'webauthn' : 'webauthn_passwordless'];
      default:
        return [];
    }
  });
  return [...new Set(used)];
}

function ofSession({ methods, aal }: Session): Pick<Person, 'session' | 'aal'> {
  return { session: [...new Set(methods.map(({ method }) => method))], aal: aal === 'aal2' ? 'aal2' : 'aal1' };
}

function ofTraits(identity: Identity | undefined): Pick<Person, 'schema' | 'traits'> {
  if (!identity) return { traits: [] };
  return { ...(identity.schemaId !== '' && { schema: identity.schemaId }), traits: filledTraits(identity.traits) };
}

/**
 * The names of traits that have a value, as the schema's properties name them: items of lists have no name of their
 * own.
 */
function filledTraits(value: unknown, name = ''): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => filledTraits(item, name)))];
  if (typeof value !== 'object') return name === '' ? [] : [name];
  return Object.entries(value).flatMap(([key, inner]) => filledTraits(inner, name === '' ? key : `${name}.${key}`));
}
