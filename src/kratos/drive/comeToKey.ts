import { readFlowUrl } from '../flow/urls';
import type { FlowRecord } from '../record/types';
import type { DriverContext } from './context';
import { refetchFlow } from './open';

/**
 * Once a login has the identifier for a security key, Kratos sends even a fetch to its login page: the same flow, which
 * asks for the key now. It is read again at once. Yields the record as it is then.
 */
export async function comeToKey(drive: DriverContext, record: FlowRecord, signal?: AbortSignal): Promise<FlowRecord> {
  const { outcome, flow } = record;
  const isPage = outcome?.kind === 'redirect-wanted' && readFlowUrl(outcome.url)?.id === record.id;
  const hasKeyStep = flow?.nodes.some(
    (node) => node.type === 'input' && node.name === 'method' && node.value === 'webauthn',
  );
  return isPage && record.type === 'login' && hasKeyStep === true ? refetchFlow(drive, record, signal) : record;
}
