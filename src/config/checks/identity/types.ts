import type { ConfigDocument } from '../../document/document';
import type { Finding } from '../../document/finding';
import type { Version } from '../../reference/versions';
import type { IdentitySchema } from '../../facts/identitySchema';

/** What a rule over an identity schema may know beside the schema. */
export interface IdentityContext {
  readonly version: Version;
  /** The configuration that names the schema, when it is known. */
  readonly config?: ConfigDocument;
}

/**
 * One rule over an identity schema: pure, never throws, says nothing when in doubt. Places are those of the schema's
 * text.
 */
export interface IdentityRule {
  /** The part of its code behind `kratos/`. */
  readonly name: string;
  readonly check: (schema: IdentitySchema, context: IdentityContext) => readonly Finding[];
}
