import { t } from '@vscode/l10n';
import { cutDeep, isObject, parseJson, type JsonObject } from '../../flow/json';
import { parseDetails } from '../../identity/parse';
import type { Connection } from '../../record/types';
import { explainAdminTrouble } from '../adminTrouble';
import { countedIdentities } from '../../wire/identityCalls';
import { nextPageToken } from '../../wire/pages';
import type { Exchange } from '../../exchange/types';
import { ask, noAdmin, type AdminAccess } from '../sessions';
import type { ScannedIdentities } from '../types';

/** The most that Kratos gives at once. */
const largestPage = 500;
/** Where so many are too large for one answer, because of their metadata, fewer are asked for. */
const shrink = 10;

/** A page as it was asked for, and the answer. */
interface Asked {
  readonly size: number;
  readonly token: string | undefined;
  readonly exchange: Exchange;
}

/** Reads all identities of a connection, as `AdminIdentities.scan` says. */
export async function* scanIdentities(
  access: AdminAccess,
  connection: Connection,
  signal: AbortSignal,
  isWanted: (json: JsonObject) => boolean = () => true,
): AsyncGenerator<ScannedIdentities, void> {
  if (connection.adminUrl === undefined) {
    yield noAdmin();
    return;
  }
  const read = async (size: number, token: string | undefined): Promise<Asked> => {
    const exchange = await ask(access, connection, await countedIdentities(size, token), signal);
    const isTooLarge = exchange.failure?.kind === 'too-large' && size > 1;
    return isTooLarge ? read(Math.ceil(size / shrink), token) : { size, token, exchange };
  };
  let asked: Promise<Asked> | undefined = read(largestPage, undefined);
  while (asked !== undefined) {
    const answer: Asked = await asked;
    if (signal.aborted) return;
    const { size, token, exchange } = answer;
    const { response } = exchange;
    const next: string | undefined = response?.status === 200 ? nextPageToken(response.headers) : undefined;
    // A page that leads to itself would never end.
    asked = next === undefined || next === token ? undefined : read(size, next);
    // Reading holds everything up: the next request goes out before it.
    if (asked !== undefined) await sent();
    const page = readPage(exchange, isWanted);
    if (page.kind === 'problem') asked = undefined;
    yield page;
  }
}

/** A turn of the event loop, in which a request is written. */
function sent(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function readPage(exchange: Exchange, isWanted: (json: JsonObject) => boolean): ScannedIdentities {
  const { response, failure } = exchange;
  const list = failure === undefined && response?.status === 200 ? parseJson(response.body) : undefined;
  if (!Array.isArray(list))
    return { kind: 'problem', ...explainAdminTrouble(exchange, t('The answer is not a list of identities.')) };
  const wanted = list.filter((json: unknown) => !isObject(json) || isWanted(json));
  const identities = wanted.flatMap((json) => {
    const parsed = parseDetails(cutDeep(json));
    return parsed.ok ? [parsed.value] : [];
  });
  return {
    kind: 'page',
    identities,
    unread: wanted.length - identities.length,
    unwanted: list.length - wanted.length,
  };
}
