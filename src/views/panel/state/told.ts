import type { FlowRecord, Note } from '../../../kratos/record/types';

/** That a server names itself by another host. */
type HostNote = Extract<Note, { kind: 'rewritten' }>;

/**
 * Remembers what the panels of this window have told already. That a server goes by another host is true for everything
 * at its connection: it is told once, with the first form that shows it, until that form is answered.
 */
export class Told {
  private readonly first = new Map<
    string,
    { readonly flowId: string; readonly exchanges: number; readonly note: string }
  >();

  /** The flow with the notes that are still to be shown. */
  withFreshNotes(record: FlowRecord): FlowRecord {
    const { notes } = record;
    if (notes === undefined) return record;
    const fresh = notes.filter((note) => note.kind !== 'rewritten' || this.isFirst(record, note));
    return fresh.length === notes.length ? record : { ...record, notes: fresh };
  }

  private isFirst({ id, connectionId, exchanges }: FlowRecord, note: HostNote): boolean {
    const key = `${connectionId} ${note.from}`;
    const now = { flowId: id, exchanges: exchanges.length, note: note.what };
    const told = this.first.get(key) ?? now;
    this.first.set(key, told);
    return told.flowId === now.flowId && told.exchanges === now.exchanges && told.note === now.note;
  }
}
