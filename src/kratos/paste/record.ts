import { redactExchange } from '../exchange/redact';
import type { Exchange } from '../exchange/types';
import { epoch } from '../flow/time';
import { answerWith } from '../import/headerLines';
import { blankRecord } from '../record/blank';
import { foldExchanges } from '../record/fold';
import type { FlowRecord } from '../record/types';
import { flowAddress, readPastedFlow } from './describeFlow';
import type { Pasted } from './types';

/**
 * A flow that was pasted as a record that nobody here has, its secrets masked. Its one exchange is the request that
 * reads such a flow, with nothing but its address. Undefined where nothing tells the flow's type. `now` is epoch
 * milliseconds.
 */
export function recordPasted(
  pasted: Extract<Pasted, { kind: 'flow' }>,
  now: number,
  connectionId: string | undefined,
): FlowRecord | undefined {
  const { type, json } = pasted;
  const flow = type === undefined ? undefined : readPastedFlow(pasted, type);
  if (type === undefined || flow === undefined) return undefined;
  const body = JSON.stringify('ui' in json ? json : { ...json, ui: {} });
  const exchange: Exchange = {
    id: crypto.randomUUID(),
    source: 'imported',
    startedAt: now,
    durationMs: 0,
    request: { method: 'GET', url: flowAddress(flow), headers: [] },
    response: answerWith(
      { status: 200, statusText: 'OK', httpVersion: '1.1', headers: [['Content-Type', 'application/json']] },
      body,
    ),
  };
  const blank = blankRecord({
    id: flow.id,
    type,
    client: flow.client === 'native' ? 'native' : 'browser',
    startedAt: epoch(flow.issuedAt) ?? now,
    ...(connectionId !== undefined && { connectionId }),
  });
  return foldExchanges(blank, [redactExchange(exchange, [])]);
}

/** Whether a record is a flow of which one answer was pasted, and nothing of how it came to be is known. */
export function isPasted({ exchanges, personaId }: FlowRecord): boolean {
  const [first] = exchanges;
  return (
    personaId === undefined &&
    exchanges.length === 1 &&
    first?.source === 'imported' &&
    first.request.headers.length === 0
  );
}
