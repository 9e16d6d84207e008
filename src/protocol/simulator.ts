/**
 * What the host tells the simulator's page ("Who is asked for a second factor?"), and what the page tells the host. One
 * complete picture of an answer: the page draws it and keeps nothing else but focus and scroll. Texts of the file and
 * of the server stay text; nothing here is markup.
 */

/** Whether something is so, as far as it can be known. */
export type Known = 'yes' | 'no' | 'unknown';

/** A stretch of a file that a press goes to, in UTF-16 offsets of its text, `end` exclusive. */
export interface Target {
  /** The `url` of an identity schema; absent for the configuration. */
  readonly file?: string;
  readonly start: number;
  readonly end: number;
}

/** A line of the configuration or of an identity schema. */
export interface LineView {
  /** The setting's name with dots, or a trait with its mark. */
  readonly name: string;
  /** Its value as it stands in a file; of a change, the one that it would have. */
  readonly value?: string;
  /** Where it stands, in words: its number, its file, or that it is not written. */
  readonly where?: string;
  /** Where a press goes, and the number of that line, counted from 1. */
  readonly target?: Target & { readonly number: number };
}

/** One part of why the answer is what it is, with the line that it hangs on. */
export interface ReasonView {
  readonly sentence: string;
  readonly line?: LineView;
}

/** What the second step of a login offers, and what it may offer if what is not known is so. */
export interface SecondStep {
  readonly offered: readonly string[];
  readonly mayOffer: readonly string[];
  /** Nothing is offered to somebody who is asked. */
  readonly stuck: boolean;
}

/** One place that may ask, and what it answers this person. */
export interface PlaceView {
  readonly title: string;
  readonly asked: Known;
  readonly answer: string;
  readonly demand: ReasonView;
}

/** A whole answer. `asked` stands in the order of `places` everywhere. */
export interface AnswerState {
  readonly kind: 'answer';
  readonly file: string;
  readonly version: string;
  /** Who it is about, in a few words. */
  readonly name: string;
  readonly tone: 'asked' | 'stuck' | 'free' | 'open';
  readonly verdict: string;
  /** What cannot be known, and why; `remote` is the address of a schema that somebody may have read. */
  readonly unknown: readonly (ReasonView & { readonly remote?: string })[];
  readonly decidedBy: readonly LineView[];
  /** What could not be read, in sentences. */
  readonly notes: readonly string[];
  /** What the person has and did. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  /** Others whom many configurations know; `isShown` is the one whom the page is about. */
  readonly people: readonly (SecondStep & {
    readonly id: string;
    readonly name: string;
    readonly isShown: boolean;
    readonly asked: readonly Known[];
  })[];
  readonly places: readonly PlaceView[];
  readonly factors: readonly ReasonView[];
  /** What the first step of a login offers, and what of it the person can use, or perhaps can. */
  readonly first: {
    readonly offered: readonly string[];
    readonly usable: readonly string[];
    readonly mayUse: readonly string[];
  };
  readonly second: SecondStep & { readonly codesTo: readonly string[] };
  /** Lines that would make a difference, with the difference in sentences. */
  readonly changes: readonly {
    readonly line: LineView;
    readonly effect: string;
    /** What a press on it changes; absent where the text leaves no sure place for it. */
    readonly change?: ChangedLine;
  }[];
  /** Lines that would make none. */
  readonly idle: readonly LineView[];
  /** The same person in this version, and on the other side of the one where codes came to be counted otherwise. */
  readonly versions: readonly (SecondStep & {
    readonly version: string;
    readonly asked: readonly Known[];
    readonly factors: readonly ReasonView[];
  })[];
  readonly differs: boolean;
}

/** A line by its name, and the `url` of the identity schema in which it stands, if it is none of the configuration. */
export interface ChangedLine {
  readonly name: string;
  readonly file?: string;
}

/** Why there is no answer: the file is not there, is no configuration, or nobody is known to be asked. */
export interface NoAnswerState {
  readonly kind: 'gone' | 'unreadable' | 'nobody';
  readonly file: string;
}

export type SimulatorState = AnswerState | NoAnswerState;

/** `kept` is what the editor keeps of the page over a reload; the page does not look into it. */
export interface ToSimulator {
  readonly type: 'state';
  readonly state: SimulatorState;
  readonly kept: Readonly<Record<string, unknown>>;
}

export type FromSimulator =
  | { readonly type: 'ready' }
  | { readonly type: 'choose-person' }
  | { readonly type: 'show-person'; readonly id: string }
  | { readonly type: 'choose-version' }
  | { readonly type: 'read-schema'; readonly url: string }
  | { readonly type: 'go'; readonly target: Target }
  | { readonly type: 'change'; readonly line: ChangedLine };
