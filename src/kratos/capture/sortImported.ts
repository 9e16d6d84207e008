import type { Missing, SeenExchange } from '../exchange/seen';
import { sameOrigin } from '../flow/origins';
import { readFlowUrl, rewriteToConnection } from '../flow/urls';
import { present } from '../flow/json';
import { isLocal } from '../record/blank';
import { withMistake } from '../record/captured';
import type { Connection, FlowRecord } from '../record/types';
import { FlowSorter } from './flowSorter';

/**
 * The flows among imported exchanges of one client, in the order in which they began: each with its steps, what was
 * done wrong in them, and the connection whose address they were sent to, if there is one. They have no persona, so
 * they can be looked at only; when they run out does not matter any more.
 */
export function sortImported(
  seen: readonly SeenExchange[],
  missing: readonly Missing[],
  connections: readonly Connection[],
): readonly FlowRecord[] {
  const records = new Map<string, FlowRecord>();
  const sorter = new FlowSorter({ get: (id) => records.get(id), recent: () => [...records.values()].reverse() }, {});
  for (const one of seen) {
    adoptStart(records, one.exchange.request.url);
    const { record, found } = sorter.take(one);
    if (record) records.set(record.id, record);
    const owner = records.get(found?.step.flowId ?? '');
    if (owner && found) records.set(owner.id, withMistake(owner, { at: found.step.exchange.id, what: found.mistake }));
  }
  return [...records.values()].map((record) =>
    present<FlowRecord>({
      ...record,
      expiresAt: undefined,
      connectionId: connections.find(({ publicUrl }) => belongsTo(record, publicUrl))?.id,
      notes: missing.length === 0 ? record.notes : [...(record.notes ?? []), { kind: 'imported', missing }],
    }),
  );
}

/**
 * A start without its answer, such as a copied command, does not name its flow: it is that of the next one of its type.
 */
function adoptStart(records: Map<string, FlowRecord>, url: string): void {
  const { id, flowType } = readFlowUrl(url) ?? {};
  if (id === undefined || records.has(id)) return;
  const start = [...records.values()].find(
    (record) => isLocal(record.id) && record.type === flowType && record.outcome?.kind === 'unreachable',
  );
  if (!start) return;
  records.delete(start.id);
  records.set(id, { ...start, id });
}

function belongsTo({ exchanges }: FlowRecord, publicUrl: string): boolean {
  const url = exchanges[0]?.request.url ?? '';
  return sameOrigin(url, publicUrl) && !rewriteToConnection(url, publicUrl).changed;
}
