import { t } from '@vscode/l10n';
import { credentialName } from '../../../kratos/identity/credentialNames';
import { judgeRemoval, type Remover } from '../../../kratos/identity/removal';
import { explainRefusal, openRemovalHint } from '../../../kratos/identity/removalWords';
import type { IdentityDetails, StoredCredential, StoredKey } from '../../../kratos/identity/types';
import { dotted } from '../../../kratos/knowledge/joined';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import type { CredentialView, Fact, RemovalView } from '../../../protocol/identity';

const order = ['password', 'oidc', 'saml', 'passkey', 'code', 'webauthn', 'totp', 'lookup_secret'];

/** What an identity can show itself by: which, since when, how many; and what could be removed of it. */
export function toCredentialViews(identity: IdentityDetails, server: Remover, now: number): readonly CredentialView[] {
  const place = ({ type }: StoredCredential): number => (order.includes(type) ? order.indexOf(type) : order.length);
  return (identity.credentials ?? [])
    .toSorted((one, other) => place(one) - place(other))
    .map((stored) => view(identity, stored, server, now));
}

function view(identity: IdentityDetails, stored: StoredCredential, server: Remover, now: number): CredentialView {
  const { type, identifiers } = stored;
  const isLinked = type === 'oidc' || type === 'saml';
  const remove = (identifier?: string): RemovalView => toRemoval(identity, type, identifier, server);
  const items = isLinked
    ? identifiers.map((identifier) => ({ ...provider(identifier), removal: remove(identifier) }))
    : (stored.keys ?? []).map((key) => ({ text: key.name ?? t('Key without a name'), words: keyWords(key, now) }));
  return {
    type,
    title: credentialName(type),
    tone: isThere(stored) ? 'good' : 'neutral',
    facts: facts(identity.id, stored, now),
    items,
    ...(!isLinked && isThere(stored) && { removal: remove() }),
  };
}

/** The marks of a schema make entries for passwords and keys of which there are none. */
function isThere({ type, hasPassword, keys, identifiers }: StoredCredential): boolean {
  if (type === 'password') return hasPassword !== false;
  if (type === 'oidc' || type === 'saml') return identifiers.length > 0;
  return keys === undefined || keys.length > 0;
}

function facts(id: string, stored: StoredCredential, now: number): readonly Fact[] {
  const { type, identifiers, createdAt, updatedAt, hasPassword, hash, isMigrated, codes, channels = [] } = stored;
  const isLinked = type === 'oidc' || type === 'saml';
  const of = (label: string, text: string | undefined): readonly Fact[] =>
    text === undefined || text === '' ? [] : [{ label, text }];
  const changed = updatedAt === createdAt ? undefined : momentText(updatedAt, now);
  return [
    ...(isThere(stored) ? [] : of(t('State'), absentWords(stored))),
    ...(hasPassword === true ? of(t('Hash'), hash) : []),
    ...(isMigrated === true
      ? of(t('Migration'), t('A web hook is asked for the old password at the next login.'))
      : []),
    ...(codes ? of(t('Left'), t('{0} of {1}', codes.left, codes.total)) : []),
    ...(channels.length > 0
      ? of(t('Sent to'), channels.map(({ address, channel }) => `${address} (${channel})`).join(', '))
      : []),
    ...(isLinked ? [] : of(t('Identifiers'), identifiers.filter((name) => name !== id).join(', '))),
    ...of(t('Since'), momentText(createdAt, now)),
    ...of(t('Changed'), changed),
  ];
}

function absentWords({ type }: StoredCredential): string {
  if (type === 'password') return t('None is stored: the identity schema lists the type for its identifiers alone.');
  return type === 'webauthn' || type === 'passkey'
    ? t('None is stored: the identity schema lists the type alone.')
    : t('None is linked.');
}

function provider(identifier: string): { readonly text: string; readonly words: string } {
  const colon = identifier.indexOf(':');
  return colon < 0
    ? { text: identifier, words: '' }
    : { text: identifier.slice(0, colon), words: t('subject {0}', identifier.slice(colon + 1)) };
}

function keyWords({ addedAt, isPasswordless }: StoredKey, now: number): string {
  return dotted(
    isPasswordless ? t('signs in by itself') : t('second factor'),
    addedAt === undefined ? undefined : t('since {0}', momentText(addedAt, now) ?? addedAt),
  );
}

function toRemoval(
  identity: IdentityDetails,
  type: string,
  identifier: string | undefined,
  server: Remover,
): RemovalView {
  const removal = judgeRemoval(identity, { type, identifier }, server);
  if (removal.kind === 'refused') return { kind: 'refused', why: explainRefusal(removal.why, type) };
  return {
    kind: 'press',
    label: identifier === undefined ? t('Remove…') : t('Unlink…'),
    ...(identifier !== undefined && { identifier }),
    ...(removal.kind === 'open' && { hint: openRemovalHint() }),
  };
}
