import type { Connection } from '../../record/types';

/** Which file is to be imported, and what its lines are held to. */
export interface ImportWanted {
  readonly connection: Connection;
  /** The address of the file. */
  readonly file: string;
  /** The schema of lines that name none; empty for the server's default. */
  readonly schemaId: string;
  /** The server's identity schemas as JSON by their ids; empty where they cannot be read. */
  readonly schemas: ReadonlyMap<string, unknown>;
  /** The server's version, where it is known. */
  readonly version: string | undefined;
}

/** How many lines of a file there are of each kind. */
export interface ImportCounts {
  readonly made: number;
  /** Of these, found after an answer that never came. */
  readonly madeEarlier: number;
  readonly exists: number;
  readonly refused: number;
  readonly unknown: number;
  /** Left out for what is wrong with them. */
  readonly leftOut: number;
  /** Still to be sent. */
  readonly left: number;
}
