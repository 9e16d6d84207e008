import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { Credential, Person } from '../config/aal/person';
import type { IdentityAnswer, SessionProblem, StoredCredential } from '../kratos/drive/types';
import type { Identity, Session } from '../kratos/flow/types';
import type { Connection } from '../kratos/store/types';
import { withProgress } from '../platform/progress';
import { identityName } from '../views/trees/identityName';
import { ask } from './ask';
import type { ChosenPerson } from './askPerson';
import { choosePersona } from './choosePersona';
import type { Parts } from './parts';

/** Somebody as the server knows them, by an id or an identifier that is asked for. Says so where there is none. */
export async function personOfIdentity(parts: Parts, connection: Connection): Promise<ChosenPerson | undefined> {
  const wanted = await ask({
    title: t('Who is asked for a second factor?'),
    prompt: t('The id of an identity, or an identifier such as an e-mail address'),
    judge: (text) =>
      text.trim() === '' ? { kind: 'problem', sentence: t('Enter an id or an identifier.') } : { kind: 'fine' },
  });
  if (wanted === undefined) return undefined;
  const { adminIdentities } = await parts.explorer();
  const answer = await withProgress(t('Reading an identity'), (signal) =>
    adminIdentities.read(connection, wanted, signal),
  );
  if (answer.kind === 'problem') { complain(answer); return; }
  return { name: identityName(answer.identity), person: ofIdentity(answer, undefined) };
}

/** The owner of a session of a persona. What else the identity has is read from the admin side, where there is one. */
export async function personOfSession(parts: Parts, connection: Connection): Promise<ChosenPerson | undefined> {
  const explorer = await parts.explorer();
  const title = t('From a session of mine');
  const persona = await choosePersona(
    parts,
    {},
    title,
    ({ id }) => explorer.personas.session(id).status === 'signed-in',
  );
  if (!persona) { complain({ kind: 'problem', what: t('There is no persona yet that could have a session.') }); return; }
  const { session, problem } = await withProgress(t('Reading a session'), (signal) =>
    explorer.driver.checkSession(persona.id, signal),
  );
  if (!session)
    { complain({ kind: 'problem', what: problem?.what ?? t('{0} has no session that is known.', persona.name) }); return; }
  const { identity } = session;
  const answer =
    identity && connection.adminUrl !== undefined
      ? await explorer.adminIdentities.read(connection, identity.id)
      : undefined;
  if (answer?.kind === 'identity') return { name: persona.name, person: ofIdentity(answer, session) };
  // Without the admin side, only what the session was made with is known of the credentials.
  return {
    name: t('{0}, as far as the session tells', persona.name),
    person: { ...ofTraits(identity), ...ofSession(session), credentials: credentialsUsed(session) },
  };
}

function complain({ what, todo }: SessionProblem): undefined {
  void window.showWarningMessage(todo === undefined ? what : `${what} ${todo}`);
  return undefined;
}

function ofIdentity(
  { identity, credentials }: Extract<IdentityAnswer, { kind: 'identity' }>,
  session: Session | undefined,
): Person {
  const owned = credentials.flatMap(credentialsOf);
  return {
    ...ofTraits(identity),
    credentials: owned,
    codes: credentials.find(({ type }) => type === 'code')?.identifiers ?? [],
    verifiable: identity.verifiableAddresses.map(({ value }) => value),
    // Nobody is signed in who is only looked up: the session is the one that the first step would give.
    ...(session ? ofSession(session) : { session: owned.includes('oidc') ? ['oidc'] : ['password'], aal: 'aal1' }),
  };
}

/** The marks of a schema make a password or a security key of an identifier alone, so what is empty there counts for nothing. */
function credentialsOf({ type, passwordless, identifiers }: StoredCredential): readonly Credential[] {
  switch (type) {
    case 'password':
    case 'oidc':
    case 'passkey':
      return identifiers.length > 0 ? [type] : [];
    case 'totp':
    case 'lookup_secret':
      return [type];
    case 'webauthn':
      return [
        ...(passwordless?.includes(true) ? ['webauthn_passwordless' as const] : []),
        ...(passwordless?.includes(false) ? ['webauthn' as const] : []),
      ];
    default:
      return [];
  }
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

/** The names of traits that have a value, as the schema's properties name them: items of lists have no name of their own. */
function filledTraits(value: unknown, name = ''): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => filledTraits(item, name)))];
  if (typeof value !== 'object') return name === '' ? [] : [name];
  return Object.entries(value).flatMap(([key, inner]) => filledTraits(inner, name === '' ? key : `${name}.${key}`));
}
