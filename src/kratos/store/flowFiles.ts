import type { Exchange } from '../exchange/types';
import type { Damaged } from './damaged';
import { parseJson, readFlowDocument, readTimeline, writeFlowDocument, writeTimeline } from './document';
import type { Mask } from './document';
import { withoutSecrets } from './draft';
import { fileName } from './fileNames';
import { divide, indexName, isStale, readIndex, writeIndex, type Listed } from './flowIndex';
import type { FlowPatch, FlowStore } from './flowStore';
import { restoreRecord } from '../record/fold';
import { changesElsewhere } from './threeWay';
import type { Documents } from './types';
import type { FlowRecord } from '../record/types';

/** Documents read side by side; between two batches the editor gets its turn. */
const readAtOnce = 32;
/** So many new flows are read when a window opens, though they are not shown. */
const mostUnlisted = 300;

/** What takes the secrets out of a flow that is to be written. */
export interface Masks {
  readonly exchange: (exchange: Exchange) => Exchange;
  readonly beside: Mask;
}

interface Known {
  /** The flow's document as it was last read or written here. */
  readonly text?: string;
  /** Every exchange that was here, also those that were let go since. */
  readonly ids: ReadonlySet<string>;
  /** The timeline that stands in its document. */
  readonly timeline?: FlowRecord['exchanges'];
}

/** A flow as it stands in its documents. */
interface Stored extends Known {
  readonly record: FlowRecord;
  readonly text: string;
}

/** Flows that were read, how many could not be, and documents of earlier versions. */
interface RestoredFlows {
  readonly records: readonly FlowRecord[];
  readonly skipped: number;
  readonly earlier: ReadonlyMap<string, string>;
}

/**
 * The documents of the flows, two for each: its timeline, written when an exchange came, and everything else, written
 * with each pause in typing. Other windows work on them too: what they added is taken over before anything is written.
 */
export class FlowFiles {
  readonly #known = new Map<string, Known>();
  /** The documents that are there, as the index will list them. */
  readonly #listed = new Map<string, Listed>();
  /** How many were written since the index was. */
  #unlisted = 0;

  constructor(
    private readonly documents: Documents,
    private readonly flows: FlowStore,
    private readonly findMasks: (record: FlowRecord) => Masks,
    private readonly damaged: Damaged,
  ) {}

  /**
   * Reads the flows that are shown first, in the order in which they began; `older` reads those that all others began
   * after. `earlier` are the documents whose names are those of earlier versions, by the id of their flow: it is to be
   * written, and then they can go.
   */
  async restore(names: readonly string[]): Promise<RestoredFlows & { readonly older: () => Promise<RestoredFlows> }> {
    const own = names.filter((name) => name.startsWith('flow-'));
    const index = readIndex(names.includes(indexName) ? await this.documents.read(indexName) : undefined);
    const { first, rest } = divide(own, index);
    const listed = this.#listed;
    for (const [name, one] of index) listed.set(name, one);
    const newest = await this.#readAll(first, listed);
    return {
      ...newest,
      older: async () => {
        const older = await this.#readAll(rest, listed);
        const there = new Set(own);
        for (const name of listed.keys()) if (!there.has(name)) listed.delete(name);
        // What cannot be read is tried again, and not listed.
        if (isStale(index, new Set(listed.keys()))) await this.#writeIndex();
        return older;
      },
    };
  }

  async #writeIndex(): Promise<void> {
    this.#unlisted = 0;
    await this.documents.write(indexName, writeIndex(this.#listed));
  }

  /** Lists a flow that is written for the first time; the index is written anew when there are many. */
  async #list({ id, startedAt, personaId, connectionId }: FlowRecord): Promise<void> {
    const name = fileName('flow', id);
    if (this.#listed.has(name)) return;
    this.#listed.set(name, { startedAt, owner: personaId ?? connectionId ?? '' });
    this.#unlisted += 1;
    if (this.#unlisted >= mostUnlisted) await this.#writeIndex();
  }

  /** Reads flows, and lists those that could be read. */
  async #readAll(names: readonly string[], listed: Map<string, Listed>): Promise<RestoredFlows> {
    const records: FlowRecord[] = [];
    const earlier = new Map<string, string>();
    for (let at = 0; at < names.length; at += readAtOnce) {
      const some = names.slice(at, at + readAtOnce);
      const read = await Promise.all(some.map((name) => this.#read(name).catch(() => undefined)));
      for (const [index, stored] of read.entries()) {
        const name = some[index];
        if (name !== undefined && !stored) listed.delete(name);
        if (!stored || name === undefined) continue;
        const { record } = stored;
        records.push(record);
        const { startedAt, personaId, connectionId } = record;
        listed.set(name, { startedAt, owner: personaId ?? connectionId ?? '' });
        if (name === fileName('flow', record.id)) this.#known.set(record.id, stored);
        else earlier.set(record.id, name);
      }
    }
    records.sort((one, other) => one.startedAt - other.startedAt);
    return { records, skipped: names.length - records.length, earlier };
  }

  /**
   * Writes a flow as it is now, with what other windows added to it, or takes its documents away. Yields `removed` when
   * another window has removed it.
   */
  async write(id: string): Promise<'removed' | undefined> {
    // What another window adds between our reading and our writing would be lost.
    const work = (): Promise<'removed' | undefined> => this.#write(id);
    const written = await (this.documents.alone?.(fileName('flow', id), work) ?? work());
    const record = this.flows.get(id);
    if (written === 'removed') this.#known.delete(id);
    if (record && written !== 'removed') await this.#list(record);
    else this.#listed.delete(fileName('flow', id));
    return written;
  }

  async #write(id: string): Promise<'removed' | undefined> {
    const [own, timeline] = [fileName('flow', id), fileName('timeline', id)];
    await this.#takeOver(id);
    const known = this.#known.get(id);
    const record = this.flows.get(id);
    if (!record) {
      this.#known.delete(id);
      // In this order: killed between them, nothing is left that looks like a flow without its timeline.
      await this.documents.delete(own);
      await this.documents.delete(timeline);
      return undefined;
    }
    const { exchanges } = record;
    const masks = this.findMasks(record);
    const text = this.#serialize(record);
    const isNew = exchanges !== known?.timeline && (exchanges.length > 0 || known !== undefined);
    if (isNew) {
      const written = await this.documents.write(timeline, writeTimeline(exchanges.map(masks.exchange)));
      if (written === 'removed') return written;
    }
    const ids = new Set([...(known?.ids ?? []), ...exchanges.map((exchange) => exchange.id)]);
    this.#known.set(id, { text, ids, timeline: exchanges });
    return this.documents.write(own, text);
  }

  /** Lays over the flow what another window wrote of it since it was read or written here. */
  async #takeOver(id: string): Promise<void> {
    const before = this.flows.get(id);
    const known = this.#known.get(id);
    if (!before) return;
    const there = await this.documents.read(fileName('flow', id));
    if (there === undefined || (there === known?.text && before.exchanges === known.timeline)) return;
    const theirs = await this.#read(fileName('flow', id)).catch(() => undefined);
    // Read again: it may have changed, or gone, meanwhile.
    const ours = this.flows.get(id);
    if (!ours || !theirs) return;
    const seen = new Set([...(known?.ids ?? []), ...ours.exchanges.map((exchange) => exchange.id)]);
    const news = theirs.record.exchanges.filter((exchange) => !seen.has(exchange.id));
    const patch = changesElsewhere(plain(known?.text), plain(this.#serialize(ours)), plain(theirs.text)) as FlowPatch;
    if (news.length === 0 && Object.keys(patch).length === 0) return;
    const isLater = (news.at(-1)?.startedAt ?? 0) > (ours.exchanges.at(-1)?.startedAt ?? 0);
    const { status, flow, raw, outcome } = theirs.record;
    this.flows.put(ours, {
      ...patch,
      ...(news.length > 0 && { exchanges: [...ours.exchanges, ...news].sort((a, b) => a.startedAt - b.startedAt) }),
      ...(isLater && { status, flow, raw, outcome, restored: true }),
    });
  }

  #serialize(record: FlowRecord): string {
    const draft = record.flow ? withoutSecrets(record.flow, record.draft) : {};
    return writeFlowDocument({ ...record, draft }, this.findMasks(record).beside);
  }

  /** A flow whose timeline is damaged is there without it. */
  async #read(name: string): Promise<Stored | undefined> {
    const text = await this.documents.read(name);
    if (text === undefined) return undefined;
    const document = readFlowDocument(text);
    if (!document) {
      await this.damaged.take(name, text);
      return undefined;
    }
    const timeline = fileName('timeline', document.id);
    const stored = await this.documents.read(timeline);
    const read = stored === undefined ? document.exchanges : readTimeline(stored);
    const exchanges = read ?? ((await this.damaged.take(timeline, stored ?? '')) ? [] : undefined);
    if (!exchanges) return undefined;
    return {
      record: restoreRecord(document, exchanges),
      text,
      ids: new Set(exchanges.map(({ id }) => id)),
      ...(stored !== undefined && { timeline: exchanges }),
    };
  }
}

/** The fields of a flow's document that another window may change. */
function plain(text: string | undefined): Readonly<Record<string, unknown>> {
  const fields = (parseJson(text ?? '{}') ?? {}) as Record<string, unknown>;
  return { ...fields, version: undefined, id: undefined, exchanges: undefined };
}
