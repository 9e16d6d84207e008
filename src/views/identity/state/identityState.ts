import { t } from '@vscode/l10n';
import type { DescribedTrait } from '../../../config/facts/traitTitles';
import type { InboxMessage } from '../../../kratos/admin/inboxMessage';
import type { IdentityAnswer, SessionPage, SessionProblem } from '../../../kratos/admin/types';
import type { MessagesAnswer } from '../../../kratos/admin/identityParts/identityParts';
import type { Session } from '../../../kratos/flow/types';
import type { Remover } from '../../../kratos/identity/removal';
import type { IdentityDetails } from '../../../kratos/identity/types';
import { identityName } from '../../../kratos/knowledge/identityName';
import { momentText } from '../../../kratos/knowledge/timeLeft';
import type { ActionView, Fact, IdentityState, IdentityView, Trouble } from '../../../protocol/identity';
import { toAddressViews } from './addressViews';
import { toCapabilityView, type KnownSetup } from './capabilityView';
import { toCredentialViews } from './credentialViews';
import { toMessageView } from './messageView';
import { toOfferedView } from './offeredView';
import type { OffersRead } from '../personaOf';
import { toMetadataViews } from './metadataViews';
import { toSessionView } from './sessionView';
import { toTraitViews } from './traitViews';

/** What was answered so far; what is absent is under way. */
export interface Read {
  readonly identity?: IdentityAnswer;
  readonly schema?: { readonly kind: 'traits'; readonly traits: readonly DescribedTrait[] } | SessionProblem;
  /** Pages that follow each other are one list. */
  readonly sessions?: SessionPage;
  readonly messages?: MessagesAnswer;
}

/**
 * The configuration of the server: under way, what it says, or what settings offer where there is none.
 */
export type SetupRead = 'loading' | OffersRead | KnownSetup;

/** What a picture is made from. */
export interface Seen {
  readonly read: Read;
  /** The id that is looked at. */
  readonly id: string;
  /** The name of the connection. */
  readonly connection: string;
  readonly server: Remover;
  readonly setup: SetupRead;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The picture of an identity's page. Pure. */
export function buildState({ read, id, connection, server, setup, now }: Seen): IdentityState {
  const { identity, sessions, messages } = read;
  return {
    connection,
    identity: readIdentity(),
    capability: readCapability(identity, setup),
    sessions:
      sessions === undefined
        ? { kind: 'loading' }
        : sessions.kind === 'problem'
          ? trouble(sessions)
          : { kind: 'there', ...sessionsOf(sessions, now) },
    messages:
      messages === undefined
        ? { kind: 'loading' }
        : messages.kind === 'problem'
          ? trouble(messages)
          : { kind: 'there', ...messagesOf(messages, now) },
    actions: listActions(identity),
  };

  function readIdentity(): IdentityState['identity'] {
    if (identity === undefined) return { kind: 'loading' };
    if (identity.kind === 'identity') return { kind: 'there', ...view(identity.identity, read, server, now) };
    if (identity.isThere !== false) return trouble(identity);
    return {
      kind: 'gone',
      id,
      what: t('The server has no identity with this id: it was deleted, or was never there.'),
    };
  }
}

function readCapability(identity: IdentityAnswer | undefined, setup: SetupRead): IdentityState['capability'] {
  if (setup === 'loading' || identity?.kind !== 'identity') return { kind: 'loading' };
  return 'kind' in setup
    ? toOfferedView(identity.identity, setup)
    : { kind: 'there', ...toCapabilityView(setup, identity.identity) };
}

function view(identity: IdentityDetails, { schema }: Read, server: Remover, now: number): IdentityView {
  const isInactive = identity.state === 'inactive';
  return {
    name: identityName(identity),
    id: identity.id,
    state: isInactive
      ? { text: t('inactive'), tone: 'warn' }
      : { text: identity.state ?? t('active'), tone: identity.state === 'active' ? 'good' : 'neutral' },
    ...(isInactive && {
      note: t(
        'Nobody can sign in with it, and its sessions do not count. They are not deleted: once it is active again, they count again.',
      ),
    }),
    facts: headFacts(identity, now),
    traits: toTraitViews(identity.traits, schema?.kind === 'traits' ? schema.traits : []),
    ...(schema?.kind === 'problem' && {
      traitsNote: t('The identity schema could not be read, so traits are shown by their names. {0}', schema.what),
    }),
    addresses: toAddressViews(identity, now),
    credentials: toCredentialViews(identity, server, now),
    metadata: toMetadataViews(identity),
  };
}

function headFacts(identity: IdentityDetails, now: number): readonly Fact[] {
  const of = (label: string, text: string | undefined): readonly Fact[] =>
    text === undefined || text === '' ? [] : [{ label, text }];
  const changed = identity.updatedAt === identity.createdAt ? undefined : momentText(identity.updatedAt, now);
  return [
    ...of(t('Schema'), identity.schemaId),
    ...of(t('Created'), momentText(identity.createdAt, now)),
    ...of(t('Changed'), changed),
    ...of(t('State since'), momentText(identity.stateChangedAt, now)),
    ...of(t('External id'), identity.externalId),
    ...of(t('Organization'), identity.organization),
  ];
}

function trouble({ what, todo }: SessionProblem): Trouble {
  return { kind: 'trouble', what, ...(todo !== undefined && { todo }) };
}

function sessionsOf(
  { sessions, next }: Extract<SessionPage, { kind: 'page' }>,
  now: number,
): Omit<Extract<IdentityState['sessions'], { kind: 'there' }>, 'kind'> {
  return {
    list: sessions.map((session: Session) => toSessionView(session, now)),
    isMore: next !== undefined,
    canRevokeAll: sessions.length > 0,
  };
}

function messagesOf(
  { messages, isMore }: Extract<MessagesAnswer, { kind: 'messages' }>,
  now: number,
): Omit<Extract<IdentityState['messages'], { kind: 'there' }>, 'kind'> {
  return {
    list: messages.map((message: InboxMessage) => toMessageView(message, now)),
    ...(isMore && { note: t('Only the last messages to each address are shown.') }),
  };
}

function listActions(identity: IdentityAnswer | undefined): readonly ActionView[] {
  const refresh: ActionView = { id: 'refresh', label: t('Refresh'), icon: 'refresh' };
  if (identity?.kind !== 'identity') return [refresh];
  const { state } = identity.identity;
  return [
    refresh,
    { id: 'raw', label: t('Open as JSON'), icon: 'json' },
    { id: 'edit', label: t('Edit…'), icon: 'edit' },
    { id: 'recover', label: t('Recovery code or link…'), icon: 'mail-reply' },
    { id: 'set-password', label: t('New password…'), icon: 'key' },
    { id: 'who-is-asked', label: t('Who is asked?'), icon: 'shield' },
    state === 'inactive'
      ? { id: 'activate', label: t('Activate…'), icon: 'pass' }
      : { id: 'deactivate', label: t('Deactivate…'), icon: 'circle-slash' },
    { id: 'delete', label: t('Delete…'), icon: 'trash', tone: 'danger' },
  ];
}
