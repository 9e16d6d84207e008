import type { Outcome } from '../../../../src/kratos/flow/outcome.types';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import type { PanelInput } from '../../../../src/views/panel/state/buildState';
import { makeFlow, passwordLogin } from '../../kratos/flow/makeFlow';

export const now = Date.parse('2026-11-22T12:00:00Z');

export const connection = { id: 'c1', name: 'practice', publicUrl: 'http://127.0.0.1:4433' };
export const alice = { id: 'p1', name: 'alice', client: 'browser', connectionId: 'c1' } as const;

/** An open browser login of alice; tests name only what they are about. */
export function makeRecord(fields: Partial<FlowRecord> = {}): FlowRecord {
  const flow = makeFlow({ nodes: passwordLogin });
  return {
    id: flow.id,
    connectionId: connection.id,
    personaId: alice.id,
    type: 'login',
    client: 'browser',
    startedAt: now - 60_000,
    expiresAt: now + 3_540_000,
    parameters: {},
    status: 'open',
    flow,
    outcome: { kind: 'started', flow },
    exchanges: [],
    draft: {},
    encoding: 'json',
    ...fields,
  };
}

export function withOutcome(outcome: Outcome, fields: Partial<FlowRecord> = {}): FlowRecord {
  return makeRecord({ outcome, ...fields });
}

export function makeInput(record: FlowRecord, fields: Partial<PanelInput> = {}): PanelInput {
  return {
    record,
    persona: alice,
    connection,
    version: undefined,
    session: undefined,
    authenticator: {},
    keyRing: undefined,
    inbox: undefined,
    busy: undefined,
    exchanges: record.exchanges,
    cookies: [],
    cookieTroubles: [],
    sessionToken: undefined,
    resumes: undefined,
    cameFrom: undefined,
    canSendAgain: false,
    notice: undefined,
    now,
    ...fields,
  };
}
