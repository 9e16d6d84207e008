import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import type { FlowParameters } from '../flow/types';
import type { FlowRecord } from '../record/types';
import { address } from '../wire/address';
import type { Exchange } from '../exchange/types';
import type { Call } from '../wire/types';
import { readOrigin } from '../flow/origins';
import { findClient, requirePersona } from './context';
import type { Client, DriverContext } from './context';

/**
 * True when a flow belongs to another server than the one its connection leads to by now: its id and its tokens are not
 * for that one.
 */
export function isElsewhere(drive: DriverContext, record: FlowRecord, { connection }: Client): boolean {
  const url = firstAnsweredUrl(record);
  return url !== undefined && drive.addresses.realm(connection.id, url) !== drive.addresses.publicRealm(connection);
}

/** The exchange that stands for a call which was not sent, since the flow belongs elsewhere. */
export function keptBack(drive: DriverContext, record: FlowRecord, { connection }: Client, call: Call): Exchange {
  return {
    id: randomUUID(),
    source: 'sent',
    startedAt: drive.now(),
    durationMs: 0,
    request: address(call, connection).request,
    failure: {
      kind: 'other',
      reason: t(
        'Nothing was sent: this flow belongs to {0}, and the connection leads to {1} now. Start it again there, or change the address back.',
        readOrigin(firstAnsweredUrl(record) ?? ''),
        readOrigin(connection.publicUrl),
      ),
    },
  };
}

/**
 * The options of a flow for another start. What another server is to be shown (the challenge of an OAuth2 login) stays
 * behind with the flow.
 */
export function repeatableOptions(drive: DriverContext, record: FlowRecord): FlowParameters {
  const { login_challenge, ...open } = record.parameters;
  const stays = login_challenge === undefined || isElsewhere(drive, record, findClient(drive, requirePersona(record)));
  return stays ? open : { ...open, login_challenge };
}

/** Where the flow was answered first. */
function firstAnsweredUrl({ exchanges }: FlowRecord): string | undefined {
  return exchanges.find(({ response }) => response !== undefined)?.request.url;
}
