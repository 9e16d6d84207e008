/** What is wrong with a line of a file of identities, found before it is sent. */
export interface ImportFinding {
  /**
   * - `unreadable`: there is nothing to send.
   * - `wrong`: the server refuses it, or takes it to no use: left out unless it is wanted all the same.
   * - `doubtful`: it goes along, and the server decides.
   */
  readonly weight: 'unreadable' | 'wrong' | 'doubtful';
  /** Which part, with dots between names; empty for the whole line. */
  readonly path: string;
  /** What is wrong, in a sentence without any value of it but names. */
  readonly what: string;
}

/** What stands in one line of a file, before it is looked at: JSON, or a sentence that says why there is none. */
export interface RawEntry {
  /** The line of the file that it begins at; in JSON its place in the list. Both count from 1. */
  readonly line: number;
  readonly value?: unknown;
  readonly problem?: string;
  readonly findings?: readonly ImportFinding[];
}

/** A file as it was read. */
export interface ImportFile {
  readonly format: 'json' | 'jsonl' | 'csv';
  /** How many entries there are. */
  readonly count: number;
  /** Yields each entry anew: they are made one at a time, so that no more than the text stays in memory. */
  readonly entries: () => Generator<RawEntry, void>;
  /** What is said of the file as a whole. */
  readonly notes: readonly string[];
}

/** A file, or why it cannot be read: a sentence. */
export type ReadFile =
  { readonly kind: 'file'; readonly file: ImportFile } | { readonly kind: 'problem'; readonly what: string };

/** How somebody gets in afterwards, without any secret. */
export interface WaysIn {
  /** What a hash was made with, such as `bcrypt`. */
  readonly hash?: string;
  readonly hasPassword: boolean;
  readonly asksHook: boolean;
  readonly providers: readonly string[];
}

/** One identity that is to be made. */
export interface ImportEntry {
  readonly line: number;
  /** What makes it, as JSON of `POST /admin/identities`; empty where it is unreadable. */
  readonly body: string;
  /** The server hashes a password of it, which takes time. */
  readonly hasPassword: boolean;
  /** The server refuses a second one of it: it has an identifier, an address or an external id. */
  readonly isUnique: boolean;
  readonly findings: readonly ImportFinding[];
}

/** What became of a line that was sent. */
export type LineOutcome =
  /** `earlier`: an answer never came, and it was found afterwards. */
  | { readonly kind: 'made'; readonly id: string; readonly earlier?: true }
  /** Somebody has its identifier, its address or its external id: who, where that was looked for. */
  | { readonly kind: 'exists'; readonly id?: string }
  /** `what` is empty where the server did not say why. */
  | { readonly kind: 'refused'; readonly what: string }
  /** Its answer never came, and nothing of it can be looked for: it is not sent again. */
  | { readonly kind: 'unknown' };
