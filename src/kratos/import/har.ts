import { JSONParser } from '@streamparser/json';
import type { Missing, SeenExchange } from '../exchange/seen';
import { filledTextAt, isObject } from '../flow/json';
import { gather } from './gathered';
import { HarFilter } from './harFilter';
import type { Imported } from './types';

/** A file as it is read, piece by piece. */
export type Pieces = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

export interface Reading {
  /** Ends the reading: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Hears how many bytes (or characters) of the file have been read so far. */
  readonly onRead?: (size: number) => void;
}

/** Characters of a text that are handed on at once. */
const slice = 65_536;
/** A file that breaks off sooner is none of these. */
const paths = ['$.log.entries.*', '$.log.creator'];

/**
 * Reads a HAR file of any size: one entry at a time, and only what concerns Kratos is kept. A file that breaks off
 * gives what stands before. Rejects only when it was cancelled, or when the file cannot be read.
 */
export async function readHar(pieces: Pieces, { signal, onRead }: Reading = {}): Promise<Imported> {
  const entries = new Entries();
  let size = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    const isMore = entries.take(piece);
    size += piece.length;
    onRead?.(size);
    if (!isMore) break;
  }
  return entries.end();
}

/** Reads the text of a HAR file. Total. */
export function readHarText(text: string): Imported {
  const entries = new Entries();
  for (let at = 0; at < text.length && entries.take(text.slice(at, at + slice)); at += slice);
  return entries.end();
}

class Entries {
  readonly #filter = new HarFilter();
  readonly #parser = new JSONParser({ paths, keepStack: false, stringBufferSize: slice });
  readonly #missing: Missing[] = [];
  readonly #seen: SeenExchange[] = [];
  #isBroken = false;
  #count = 0;

  constructor() {
    this.#parser.onError = () => {
      this.#isBroken = true;
    };
    this.#parser.onValue = ({ value, key }) => {
      if (key === 'creator') this.#filter.creator = isObject(value) ? (filledTextAt(value, 'name') ?? '') : '';
      else {
        this.#count += 1;
        this.#seen.push(...this.#filter.take(value, this.#missing));
      }
    };
  }

  /** Takes the next piece; false when there is nothing more to be read. */
  take(piece: Uint8Array | string): boolean {
    if (!this.#isBroken && !this.#parser.isEnded) this.#parser.write(piece);
    return !this.#isBroken && !this.#parser.isEnded;
  }

  end(): Imported {
    if (!this.#isBroken && !this.#parser.isEnded) this.#parser.end();
    const missing = [...this.#missing, ...this.#filter.withheld()];
    if (this.#isBroken) missing.push({ kind: 'cut-off' });
    if (this.#count === 0) missing.push({ kind: 'unreadable', text: '' });
    const seen = this.#seen.toSorted((one, other) => one.exchange.startedAt - other.exchange.startedAt);
    return gather(this.#filter.marked(seen), missing);
  }
}
