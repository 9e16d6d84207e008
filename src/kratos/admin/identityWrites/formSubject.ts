import type { IdentityBody } from '../../identity/form/identityForm';
import type { IdentityDetails } from '../../identity/types';
import type { Connection } from '../../record/types';

/** What a form of an identity is about. */
export interface FormSubject {
  readonly connection: Connection;
  readonly schemaId: string;
  /** The schema's text; undefined where it could not be read. */
  readonly schema: string | undefined;
  readonly hasExternalId: boolean;
  /** The identity that is changed; absent for a new one. */
  readonly identity?: IdentityDetails;
  /** What a new one begins with. */
  readonly given?: IdentityBody;
  /** A way in is made for whoever is new. */
  readonly invites?: boolean;
}
