/**
 * What the host tells the page that imports identities from a file, and what the page tells the host. One complete
 * picture: only the first lines of a file are in it, however many there are.
 */

/** Something that is wrong with a line, and with which part of it. */
export interface ImportProblemView {
  readonly path: string;
  readonly what: string;
  /** The line is left out for it. */
  readonly isWrong: boolean;
}

/** A line of the file, and what it becomes. */
export interface ImportLineView {
  readonly line: number;
  /** Its identifiers, else its traits in short. */
  readonly who: string;
  readonly traits: string;
  /** How somebody gets in with it, in words. */
  readonly wayIn: string;
  /** State, verified addresses and what else there is, in words. */
  readonly more: string;
  readonly problems: readonly ImportProblemView[];
}

/** What became of a line that was sent, where it is not simply made. */
export interface ImportResultView {
  readonly line: number;
  readonly tone: 'good' | 'bad' | 'warn';
  readonly outcome: string;
  readonly message: string;
  /** The identity that it is about, to be shown. */
  readonly identity?: string;
}

/** A number with what it counts. */
export interface ImportCountView {
  readonly label: string;
  readonly count: string;
  readonly tone: 'good' | 'bad' | 'warn' | 'neutral';
}

export const importActionIds = [
  'import',
  'stop',
  'with-problems',
  'without-problems',
  'choose',
  'save',
  'forget',
  'list',
] as const;
/** A press. */
export type ImportActionId = (typeof importActionIds)[number];

export interface ImportActionView {
  readonly id: ImportActionId;
  readonly label: string;
  readonly primary?: true;
}

/** Lines of a table with what is said where there are more of them. */
export interface FirstOf<Row> {
  readonly rows: readonly Row[];
  readonly more?: string;
}

/** The whole page. */
export interface IdentityImportState {
  readonly file: string;
  readonly connection: string;
  /** Format, number of lines, schema. */
  readonly about: string;
  /** Lines are counted as in the file, and can be gone to; else they are places in a list. */
  readonly hasLines: boolean;
  readonly notes: readonly string[];
  readonly said?: { readonly tone: 'good' | 'bad' | 'warn'; readonly what: string; readonly todo?: string };
  readonly counts: readonly ImportCountView[];
  /** How much of it is sent, while it is. */
  readonly progress?: { readonly done: number; readonly of: number; readonly words: string };
  readonly lines: FirstOf<ImportLineView>;
  readonly problems: FirstOf<ImportLineView>;
  readonly results: FirstOf<ImportResultView>;
  readonly actions: readonly ImportActionView[];
}

export interface ToIdentityImport {
  readonly type: 'state';
  readonly state: IdentityImportState;
}

export type FromIdentityImport =
  | { readonly type: 'ready' }
  | { readonly type: 'action'; readonly id: ImportActionId }
  /** Shows the identity that was made, or that is there already. */
  | { readonly type: 'show'; readonly identity: string }
  /** Shows the line in the file. */
  | { readonly type: 'go'; readonly line: number };
