import { t } from '@vscode/l10n';
import { isObject, readJson } from '../../flow/json';
import { parseSession } from '../../flow/parse';
import type { Connection } from '../../record/types';
import { courierMessages, session } from '../../wire/calls';
import { identity, identitySchema, sessionsOfIdentity } from '../../wire/identityCalls';
import { explainAdminTrouble } from '../adminTrouble';
import { withFailures } from '../dispatches';
import { explainPublicTrouble } from '../publicTrouble';
import { readIdentity } from '../identities/readIdentity';
import type { InboxMessage } from '../inboxMessage';
import { isNotThere } from '../isNotThere';
import { readInbox } from '../readInbox';
import { readMySessions } from '../sessionPages';
import { ask, noAdmin, type AdminAccess } from '../sessions';
import type { IdentityAnswer, SessionPage, SessionProblem } from '../types';

/** The text of an identity schema, as the server has it. */
export type SchemaAnswer = { readonly kind: 'schema'; readonly text: string } | SessionProblem;

/** What the courier has sent, or is to send, newest first. `isMore`: older ones were left out. */
export type MessagesAnswer =
  { readonly kind: 'messages'; readonly messages: readonly InboxMessage[]; readonly isMore: boolean } | SessionProblem;

/** An answer as it came, to be read by a person. */
export type RawAnswer = { readonly kind: 'raw'; readonly body: string } | SessionProblem;

/** Whose a session is: the id of an identity; undefined where the server does not tell. */
export type OwnerAnswer = { readonly kind: 'owner'; readonly id: string | undefined } | SessionProblem;

/** All that a server tells of one identity, each part by a request of its own. */
export interface IdentityParts {
  /** The identity with its credentials. `isThere: false`: the server has none of this id. */
  identity(connection: Connection, id: string, signal?: AbortSignal): Promise<IdentityAnswer>;
  /** The same as the server sent it, secrets included. */
  raw(connection: Connection, id: string, signal?: AbortSignal): Promise<RawAnswer>;
  /** The id of the identity of a session. */
  ofSession(connection: Connection, sessionId: string, signal?: AbortSignal): Promise<OwnerAnswer>;
  schema(connection: Connection, id: string, signal?: AbortSignal): Promise<SchemaAnswer>;
  sessions(connection: Connection, id: string, token?: string, signal?: AbortSignal): Promise<SessionPage>;
  /** Messages to some addresses: those of each address that came last. */
  messages(connection: Connection, addresses: readonly string[], signal?: AbortSignal): Promise<MessagesAnswer>;
}

/** So many sessions come with a page. */
const sessionsAtOnce = 25;

/** Of so many addresses it is asked what was sent to them, and for so many messages of each. */
const mostAddresses = 5;
const messagesOfEach = 10;

/** Reads the parts of an identity through the admin side of its connection; the schema through the public one. */
export function createIdentityParts(access: AdminAccess): IdentityParts {
  const messagesTo = async (
    connection: Connection,
    recipient: string,
    signal?: AbortSignal,
  ): Promise<{ readonly kind: 'list'; readonly messages: readonly InboxMessage[] } | SessionProblem> => {
    const exchange = await ask(access, connection, await courierMessages({ size: messagesOfEach, recipient }), signal);
    const { response, failure } = exchange;
    const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
    if (!Array.isArray(list))
      return { kind: 'problem', ...explainAdminTrouble(exchange, t('The answer is not a list of messages.')) };
    return { kind: 'list', messages: readInbox(list).messages };
  };
  return {
    async identity(connection, id, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const exchange = await ask(access, connection, await identity(id), signal);
      const answer = readIdentity(exchange);
      return answer.kind === 'problem' && isNotThere(exchange) ? { ...answer, isThere: false } : answer;
    },
    async raw(connection, id, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const exchange = await ask(access, connection, await identity(id), signal);
      return readIdentity(exchange).kind === 'identity'
        ? { kind: 'raw', body: exchange.response?.body ?? '' }
        : { kind: 'problem', ...explainAdminTrouble(exchange, t('The answer is not an identity.')) };
    },
    async ofSession(connection, sessionId, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const exchange = await ask(access, connection, await session(sessionId), signal);
      const { response, failure } = exchange;
      const parsed = parseSession(
        failure === undefined && response?.status === 200 ? readJson(response.body) : undefined,
      );
      return parsed.ok
        ? { kind: 'owner', id: parsed.value.identity?.id }
        : { kind: 'problem', ...explainAdminTrouble(exchange, t('The answer is not a session.')) };
    },
    async schema(connection, id, signal) {
      const exchange = await ask(access, connection, await identitySchema(id), signal);
      const { response, failure } = exchange;
      const text = failure === undefined && response?.status === 200 ? response.body : undefined;
      return text !== undefined && isSchema(readJson(text))
        ? { kind: 'schema', text }
        : { kind: 'problem', ...explainPublicTrouble(exchange, t('The answer is not an identity schema.')) };
    },
    async sessions(connection, id, token = '1', signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const page = { page: Number(token), size: sessionsAtOnce };
      return readMySessions(
        await ask(access, connection, await sessionsOfIdentity(id, page), signal),
        page,
        explainAdminTrouble,
      );
    },
    async messages(connection, addresses, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      const asked = addresses.slice(0, mostAddresses);
      const answers = await Promise.all(asked.map((address) => messagesTo(connection, address, signal)));
      const problem = answers.find((answer) => answer.kind === 'problem');
      if (problem) return problem;
      const lists = answers.flatMap((answer) => (answer.kind === 'list' ? [answer.messages] : []));
      const newestFirst = lists.flat().toSorted((one, other) => other.createdAt - one.createdAt);
      return {
        kind: 'messages',
        messages: await withFailures(access, connection, newestFirst, signal),
        isMore: addresses.length > asked.length || lists.some(({ length }) => length >= messagesOfEach),
      };
    },
  };
}

/** Whether JSON can describe an identity at all. Whatever else answers at that address says none of these words. */
function isSchema(json: unknown): boolean {
  return isObject(json) && ['properties', '$ref', '$schema', 'allOf'].some((word) => word in json);
}
