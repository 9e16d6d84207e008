import type { Identity } from '../flow/types';

/** A security key or a passkey, as the admin side lists it. */
export interface StoredKey {
  readonly name?: string;
  /** RFC 3339. */
  readonly addedAt?: string;
  /** It signs in by itself, and is no second factor. */
  readonly isPasswordless: boolean;
}

/** What an identity can show itself by, without its secrets. Times are RFC 3339. */
export interface StoredCredential {
  readonly type: string;
  readonly identifiers: readonly string[];
  /** Absent in the answer that made the identity, which has year 1 there. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
  /**
   * Of passwords: whether one is stored. The marks of a schema list the type and its identifiers without one, also
   * after it was deleted.
   */
  readonly hasPassword?: boolean;
  /** Of stored passwords: what the hash says that it was made with, such as `bcrypt`. */
  readonly hash?: string;
  /** Of passwords: a web hook is asked for the old one at the next login. */
  readonly isMigrated?: boolean;
  /** Of security keys and passkeys, where they were asked for. The marks of a schema make an entry without any. */
  readonly keys?: readonly StoredKey[];
  /** Of lookup codes: how many there are, and how many were not used. */
  readonly codes?: { readonly total: number; readonly left: number };
  /** Of codes: the way to each address, `email` or `sms`. */
  readonly channels?: readonly { readonly address: string; readonly channel: string }[];
}

/**
 * An identity as the admin side tells it. Times are RFC 3339; what is absent was not told, or is empty. A list that was
 * read without `include_credential` tells of no credentials at all, which is not the same as having none.
 */
export interface IdentityDetails extends Identity {
  readonly externalId?: string;
  readonly organization?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly stateChangedAt?: string;
  readonly metadataPublic?: unknown;
  readonly metadataAdmin?: unknown;
  readonly credentials?: readonly StoredCredential[];
}
