import { createHash } from 'node:crypto';
import { readFlowDocument, writeFlowDocument, type FlowDocument } from '../../src/kratos/store/document';
import { restoreRecord } from '../../src/kratos/record/fold';
import type { FlowRecord } from '../../src/kratos/record/types';
import type { Exchange, Header } from '../../src/kratos/exchange/types';
import type { RecordedExchange } from '../kit/replay';

/** What the flows of a bench have in common. */
export interface FlowsOf {
  readonly connectionId: string;
  readonly personaId: string;
  readonly publicUrl: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How long the flow with this number is still good, in milliseconds. */
  readonly lifespan?: (number: number) => number;
}

/** A UUID for a number, always the same. */
export function flowId(number: number): string {
  const hex = createHash('sha256').update(String(number)).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * Makes documents of login flows as they are stored: each what a recording's start was answered, with an id of its own.
 */
export function flowDocuments(
  recording: readonly RecordedExchange[],
  { connectionId, personaId, publicUrl, now, lifespan = () => 3_600_000 }: FlowsOf,
): (number: number) => FlowDocument {
  const start = recording.find(
    ({ request, response }) => request.path.startsWith('/self-service/login/browser') && response?.status === 200,
  );
  if (!start?.response) throw new Error('The recording has no start of a login.');
  const { response } = start;
  const text = JSON.stringify(response.body).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, publicUrl);
  const own = (response.body as { id: string }).id;
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    [value].flat().map((one): Header => [name, one]),
  );
  return (number) => {
    const id = flowId(number);
    const body = text.replaceAll(own, id);
    const exchange: Exchange = {
      id: flowId(-1 - number),
      source: 'sent',
      startedAt: now - number * 1000,
      durationMs: 12,
      request: {
        method: 'GET',
        url: `${publicUrl}/self-service/login/browser`,
        headers: [['Accept', 'application/json']],
      },
      response: { status: 200, statusText: 'OK', httpVersion: '1.1', headers, body, size: body.length },
      redacted: true,
    };
    return {
      id,
      connectionId,
      personaId,
      type: 'login',
      client: 'browser',
      startedAt: now - number * 1000,
      expiresAt: now + lifespan(number),
      parameters: {},
      status: 'open',
      exchanges: [exchange],
      draft: {},
      encoding: 'json',
    };
  };
}

/** A document as earlier versions stored it, with its timeline; it is read as it is. */
export function documentText(document: FlowDocument): string {
  const beside = JSON.parse(writeFlowDocument(document, (json) => json)) as object;
  return JSON.stringify({ ...beside, exchanges: document.exchanges });
}

/** The record that the store makes of a document. */
export function recordOf(document: FlowDocument): FlowRecord {
  const read = readFlowDocument(documentText(document));
  if (!read) throw new Error('The store does not read what it wrote.');
  return restoreRecord(read);
}
