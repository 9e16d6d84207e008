/** What the panel shows of a run as a whole: who sent what to whom, and what is still to come. */
import type { LineView } from './simulator';
import type { Tone } from './toneSchema';

/** Who sent what to whom, laid out: everything is in pixels. */
export interface SequenceView {
  readonly width: number;
  readonly height: number;
  /** The height of the names above the lines. */
  readonly head: number;
  readonly lanes: readonly {
    readonly x: number;
    readonly y: number;
    readonly name: string;
    /** Its line, in pieces. */
    readonly pieces: readonly { readonly from: number; readonly to: number }[];
  }[];
  readonly arrows: readonly {
    /** The exchange that it leads to. */
    readonly exchange: string;
    readonly name: string;
    /** The band that belongs to it. */
    readonly top: number;
    readonly height: number;
    readonly y: number;
    readonly from: number;
    readonly to: number;
    /** The corners of its head, as SVG writes them. */
    readonly tip: string;
    /** An answer: its line is dashed. */
    readonly reply: boolean;
    /** How the answer is to be taken. */
    readonly tone?: Tone;
    readonly lines: readonly { readonly text: string; readonly y: number }[];
    readonly textX: number;
  }[];
}

/** A sentence of the way ahead, with the line of the configuration that it hangs on. */
export interface AheadLine {
  readonly text: string;
  readonly line?: LineView;
}

/** Whether a run went as foretold, and what of it did not. */
export interface AheadEnd {
  readonly tone: 'good' | 'warn' | 'neutral';
  /** In a sentence. */
  readonly verdict: string;
  /** Only what differs. */
  readonly rows: readonly { readonly what: string; readonly foretold: string; readonly happened: string }[];
}

/** What is still to come by the configuration of the server. */
export interface AheadView {
  /** The file that it is read from; absent where none is at hand. */
  readonly source?: string;
  /** Why nothing is known, and what to do. */
  readonly note?: string;
  readonly ways: readonly {
    /** The method. */
    readonly name: string;
    readonly parts: readonly { readonly title: string; readonly lines: readonly AheadLine[] }[];
    readonly end?: AheadEnd;
  }[];
}
