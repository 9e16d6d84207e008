import { present } from '../flow/json';
import type { FlowRecord } from './types';

/**
 * What is known of a flow before its first exchange. Without an id it gets one of our own, until an answer names the
 * flow.
 */
export type FlowBeginning = Pick<FlowRecord, 'type' | 'client' | 'startedAt'> &
  Partial<Pick<FlowRecord, 'id' | 'parameters' | 'connectionId' | 'personaId' | 'resumes'>>;

/** A record without exchanges. */
export function blankRecord(beginning: FlowBeginning): FlowRecord {
  return present<FlowRecord>({
    id: `local-${crypto.randomUUID()}`,
    parameters: {},
    status: 'open',
    exchanges: [],
    draft: {},
    encoding: 'json',
    ...beginning,
  });
}

/** Whether a flow has no id of the server (yet). */
export function isLocal(flowId: string): boolean {
  return flowId.startsWith('local-');
}
