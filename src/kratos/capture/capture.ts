import type { FlowRecord } from '../record/types';
import type { KnownFlows, Watched } from './assign';
import { FlowSorter } from './flowSorter';
import type { FoundMistake } from './mistakes';
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
  /** What the page did wrong, and the step that shows it. */
  warn(found: FoundMistake): void;
}

/** Turns what the targets of a browser tell into records of flows, in the order in which answers came. */
export class Capture {
  readonly #reader = new NetworkReader((url) => this.#looksAt(url));
  readonly #sorter: FlowSorter;
  #turn: Promise<void> = Promise.resolve();
  /** How many are not told yet. */
  #waiting = 0;

  constructor(private readonly parts: CaptureParts) {
    this.#sorter = new FlowSorter(parts.known, parts.watched);
  }

  /** An event of a target, named by its session. */
  hear(target: string, event: NetworkEvent): void {
    for (const captured of this.#reader.take(target, event)) this.#queue(captured);
  }

  /** A target is gone, and what it had not finished with it. */
  leave(target: string): void {
    for (const captured of this.#reader.leave(target)) this.#queue(captured);
  }

  /** Resolves when everything heard so far is told. */
  settled(): Promise<void> {
    return this.#turn;
  }

  /** What comes before the last answers are read may be what one of them sends the page to. */
  #looksAt(url: string): boolean {
    return this.#isKratos(url) || this.#sorter.isWanted(url) || this.#waiting > 0;
  }

  #isKratos(url: string): boolean {
    return url.startsWith(`${this.parts.watched.publicUrl}/`) || url.includes('/self-service/');
  }

  #queue(captured: CapturedExchange): void {
    const { hasBody, target, requestId, exchange } = captured;
    // Asked for at once: the browser forgets bodies when the page is left.
    const isRead = hasBody && this.#isKratos(exchange.request.url);
    const body = isRead ? this.parts.readBody(target, requestId).catch(() => undefined) : Promise.resolve('');
    this.#waiting += 1;
    this.#turn = this.#turn.then(async () => {
      const text = await body;
      this.#waiting -= 1;
      this.#tell(withBody(captured, text));
    });
  }

  #tell(captured: CapturedExchange): void {
    const { url } = captured.exchange.request;
    if (!this.#isKratos(url) && !this.#sorter.isWanted(url)) return;
    const { record, found } = this.#sorter.take(captured);
    if (record) this.parts.keep(record);
    if (found) this.parts.warn(found);
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
