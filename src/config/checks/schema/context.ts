import type { Version } from '../../reference/versions';

/** What a check of the structure may know. */
export interface SchemaContext {
  readonly version: Version;
  /**
   * Whether something else fills in what is missing, as a chart does for a Helm values file: then nothing is missed,
   * and null takes a default away.
   */
  readonly isPartial?: boolean;
  /** Whether placeholders are taken for the values that they are to Kratos, if nothing fills them in. */
  readonly takesPlaceholders?: boolean;
}
