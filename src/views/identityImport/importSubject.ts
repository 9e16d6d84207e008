import type { Connection } from '../../kratos/record/types';
import type { ImportEntry } from '../../kratos/identity/import/types';

/** A file of identities as it was read and looked at, ready to be sent to a connection. */
export interface ImportSubject {
  readonly connection: Connection;
  readonly file: {
    readonly name: string;
    /** Its address, by which it is opened. */
    readonly uri: string;
    /** The hash of its content. */
    readonly hash: string;
  };
  readonly format: 'json' | 'jsonl' | 'csv';
  /** The schema of lines that name none; empty for the server's default. */
  readonly schemaId: string;
  /** The server's identity schemas as JSON by their ids, as far as they could be read. */
  readonly schemas: ReadonlyMap<string, unknown>;
  readonly entries: readonly ImportEntry[];
  /** What is said of the file as a whole. */
  readonly notes: readonly string[];
}
