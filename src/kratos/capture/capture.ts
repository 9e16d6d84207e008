import type { PageMistake } from '../record/pageMistake';
import type { FlowRecord } from '../record/types';
import type { KnownFlows, Watched } from './assign';
import { FlowSorter } from './flowSorter';
import { NetworkReader } from './networkReader';
import type { CapturedExchange, NetworkEvent } from './types';

/** What a capture needs, and tells. */
export interface CaptureParts {
  readonly watched: Watched & { readonly publicUrl: string };
  readonly known: KnownFlows;
  /** Asks the browser for the body of an answer; undefined when it has it no more. */
  readBody(target: string, requestId: string): Promise<string | undefined>;
  /** A flow as it is after one more step. */
  keep(record: FlowRecord): void;
  /** What the page did wrong, and the flow that it did it with where that is known. */
  warn(mistake: PageMistake, step: CapturedExchange, flowId: string | undefined): void;
}

/** Turns what the targets of a browser tell into records of flows, in the order in which answers came. */
export class Capture {
  readonly #readers = new Map<string, NetworkReader>();
  readonly #sorter: FlowSorter;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly parts: CaptureParts) {
    this.#sorter = new FlowSorter(parts.known, parts.watched);
  }

  /** An event of a target, named by its session. */
  hear(target: string, event: NetworkEvent): void {
    let reader = this.#readers.get(target);
    if (!reader) {
      reader = new NetworkReader((url) => this.#looksAt(url));
      this.#readers.set(target, reader);
    }
    for (const captured of reader.take(event)) this.#queue(target, captured);
  }

  /** A target is gone, and what it had not finished with it. */
  leave(target: string): void {
    for (const captured of this.#readers.get(target)?.end() ?? []) this.#queue(target, captured);
    this.#readers.delete(target);
  }

  /** Resolves when everything heard so far is told. */
  settled(): Promise<void> {
    return this.#turn;
  }

  #looksAt(url: string): boolean {
    return url.startsWith(`${this.parts.watched.publicUrl}/`) || this.#sorter.isOfInterest(url);
  }

  #queue(target: string, captured: CapturedExchange): void {
    // Asked for at once: the browser forgets bodies when the page is left.
    const body = captured.hasBody ? this.parts.readBody(target, captured.requestId) : Promise.resolve('');
    this.#turn = this.#turn.then(async () => {
      this.#tell(withBody(captured, await body.catch(() => undefined)));
    });
  }

  #tell(captured: CapturedExchange): void {
    const { record, mistake } = this.#sorter.take(captured);
    if (record) this.parts.keep(record);
    if (mistake) this.parts.warn(mistake, captured, record?.id);
  }
}

/** A body that the browser has no more was of a page that was left before it was read. */
function withBody(captured: CapturedExchange, body: string | undefined): CapturedExchange {
  const { exchange } = captured;
  if (!captured.hasBody || exchange.response === undefined) return captured;
  return {
    ...captured,
    exchange:
      body === undefined
        ? { ...exchange, failure: { kind: 'cancelled' } }
        : { ...exchange, response: { ...exchange.response, body } },
  };
}
