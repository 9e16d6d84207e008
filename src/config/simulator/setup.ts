import type { ConfigDocument } from '../document/document';
import type { KnownSchema } from '../facts/context';
import type { Version } from '../reference/versions';

/** A configuration, what it is read for, and the identity schemas that could be read. */
export interface Setup {
  readonly config: ConfigDocument;
  readonly version: Version;
  readonly schemas: readonly KnownSchema[];
}
