import type { FlowRecord } from '../record/types';
import { needsSession } from './notes';

/**
 * The flows that make one run with `record`, in the order of time: those that it resumes or that went on with it, and,
 * where the first of them needs a session, all of the persona from the flow on that brought it.
 */
export function gatherRun(all: readonly FlowRecord[], record: FlowRecord): readonly FlowRecord[] {
  const own = ownOf(all, record);
  const linked = linkedWith(own, record);
  const [first = record] = own.filter(({ id }) => linked.has(id));
  if (!needsSession(first)) return own.filter(({ id }) => linked.has(id));
  const last = own.findLast(({ id }) => linked.has(id)) ?? record;
  const giver = own.findLast((one) => one.startedAt <= first.startedAt && givesSession(one)) ?? first;
  return own.filter(
    ({ id, startedAt }) => linked.has(id) || (startedAt >= giver.startedAt && startedAt <= last.startedAt),
  );
}

/** The flows that belong to `record`, in the order of time: those that it resumes or that went on with it. */
export function gatherLinked(all: readonly FlowRecord[], record: FlowRecord): readonly FlowRecord[] {
  const own = ownOf(all, record);
  const linked = linkedWith(own, record);
  return own.filter(({ id }) => linked.has(id));
}

/** All of one client, in the order of time. */
function ownOf(all: readonly FlowRecord[], { personaId, connectionId, client }: FlowRecord): readonly FlowRecord[] {
  return all
    .filter((one) => one.personaId === personaId && one.connectionId === connectionId && one.client === client)
    .toSorted((one, other) => one.startedAt - other.startedAt);
}

function linkedWith(own: readonly FlowRecord[], record: FlowRecord): ReadonlySet<string> {
  const linked = new Set([record.id]);
  for (let before = 0; before < linked.size;) {
    before = linked.size;
    for (const { id, next, resumes } of own) {
      const others = [next, resumes].filter((one) => one !== undefined);
      if (linked.has(id)) for (const other of others) linked.add(other);
      else if (others.some((other) => linked.has(other))) linked.add(id);
    }
  }
  return linked;
}

/** A flow that signed somebody in who was not before. */
function givesSession(record: FlowRecord): boolean {
  const { type, status } = record;
  return (
    status === 'done' && !needsSession(record) && (type === 'login' || type === 'registration' || type === 'recovery')
  );
}
