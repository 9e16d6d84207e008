import type { Version } from '../reference/versions';

/** An identity schema that the configuration names. */
export interface KnownSchema {
  readonly id: string;
  readonly url: string;
  /** Absent: it could not be read, or was not asked for (remote ones never are). */
  readonly text?: string;
  readonly problem?: string;
  /** It stands in the same document, where what is wrong with it is said at its own lines. */
  readonly isBeside?: boolean;
}

/** What a rule may know beside the document. */
export interface RuleContext {
  readonly version: Version;
  readonly schemas: readonly KnownSchema[];
  /** Whether the file is under version control; undefined when that is not known. */
  readonly tracked?: boolean;
  /**
   * Paths of files and folders, as they are written, that would lie in the workspace and are not there; undefined when
   * nobody looked.
   */
  readonly absent?: ReadonlySet<string>;
  /** Whether something else fills in what the document lacks, as a chart does for a Helm values file. */
  readonly isPartial?: boolean;
}
