import type { FlowRecord } from '../../../../src/kratos/record/types';
import type { Exchange } from '../../../../src/kratos/exchange/types';

/** A record in the store's words, with what matters to a test. */
export function record(id: string, parts: Partial<FlowRecord> = {}): FlowRecord {
  return {
    id,
    connectionId: 'practice',
    personaId: 'alice',
    type: 'login',
    client: 'browser',
    startedAt: 0,
    parameters: {},
    status: 'open',
    exchanges: [],
    draft: {},
    encoding: 'json',
    ...parts,
  };
}

export function exchange(id: string, url = 'http://127.0.0.1:4433/self-service/login/browser'): Exchange {
  const request = { method: 'GET', url, headers: [] };
  const response = { status: 200, statusText: 'OK', httpVersion: '1.1', headers: [], body: '{}', size: 2 };
  return { id, source: 'sent', startedAt: 1, durationMs: 1, request, response };
}
