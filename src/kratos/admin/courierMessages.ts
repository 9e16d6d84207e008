import { t } from '@vscode/l10n';
import { filledTextAt, isObject, present, readJson } from '../flow/json';
import { courierMessage, courierMessages } from '../wire/calls';
import { nextPageToken } from '../wire/pages';
import type { Exchange } from '../exchange/types';
import { explainAdminTrouble } from './adminTrouble';
import { readFailures } from './dispatches';
import { forgottenPlace } from './forgottenPlace';
import { readInbox } from './readInbox';
import { readMessage } from './readMessage';
import { ask, noAdmin, type AdminAccess } from './sessions';
import type { AdminCourier, MessageAnswer, MessagePage } from './types';

/** The messages of a server's courier, read through its admin side. */
export function createAdminCourier(access: AdminAccess): AdminCourier {
  return {
    async list(connection, query, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      return readPage(await ask(access, connection, await courierMessages(query), signal));
    },
    async read(connection, id, signal) {
      if (connection.adminUrl === undefined) return noAdmin();
      return readOne(await ask(access, connection, await courierMessage(id), signal));
    },
  };
}

function readPage(exchange: Exchange): MessagePage {
  const { response, failure } = exchange;
  const list = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  if (!Array.isArray(list))
    return {
      kind: 'problem',
      ...explainAdminTrouble(exchange, t('The answer is not a list of messages.')),
      ...forgottenPlace(exchange),
    };
  const { messages } = readInbox(list);
  const next = nextPageToken(response?.headers ?? []);
  return present<Extract<MessagePage, { kind: 'page' }>>({ kind: 'page', messages, next });
}

/** Why tries failed is told of a single message only. */
function readOne(exchange: Exchange): MessageAnswer {
  const { response, failure } = exchange;
  const json = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  // Whatever else a message lacks, a template of one's own included: it is of the courier.
  if (!isObject(json) || filledTextAt(json, 'template_type') === undefined)
    return { kind: 'problem', ...explainAdminTrouble(exchange, t('The answer is not a message.')) };
  return { kind: 'message', message: { ...readMessage(json, {}), failures: readFailures(response?.body ?? '') } };
}
