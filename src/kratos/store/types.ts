import type { AuthenticatorOwner } from '../authenticator/types';
import type { SoftwareKey } from '../webauthn/types';
import type { Listen } from './emitter';

/** What a persona keeps secret; one JSON value per persona in the vault. */
export interface PersonaSecrets {
  /** tough-cookie's serialised jar; browser personas only. */
  readonly jar?: unknown;
  readonly sessionToken?: string;
  /** Base32 TOTP secret, kept when an enrolment succeeded, or lent by another persona of the identity. */
  readonly totp?: { readonly secret: string; readonly since: number };
  readonly lookupCodes?: readonly { readonly code: string; readonly used: boolean }[];
  /** Whose second factors those are; absent for what was kept before that was noted. */
  readonly authenticatorOf?: AuthenticatorOwner;
  /** Its passkeys and security keys, in the order in which they came. */
  readonly softwareKeys?: readonly SoftwareKey[];
}

/** What changed in the store, for trees and panels. */
export type StoreChange =
  | { readonly kind: 'flow'; readonly id: string }
  | { readonly kind: 'flow-removed'; readonly id: string }
  /** Flows that are older than those before were read back, all at once. */
  | { readonly kind: 'older-flows' }
  | { readonly kind: 'persona'; readonly id: string }
  | { readonly kind: 'session'; readonly personaId: string }
  | { readonly kind: 'connection'; readonly id: string }
  /** What is known of a persona's browser. */
  | { readonly kind: 'browser'; readonly personaId: string };

/** Where secrets are kept (SecretStorage in the editor, a Map in tests). */
export interface Vault {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
  /** Tells the key of what changed, here or in another window. */
  readonly onDidChange?: Listen<string>;
}

/**
 * Where redacted records are kept (the extension's storage folder in the editor, a Map in tests). Names are plain file
 * names.
 */
export interface Documents {
  read(name: string): Promise<string | undefined>;
  /**
   * Yields `removed`, and leaves nothing, when the document was read or written here before and somebody else has
   * deleted it since.
   */
  write(name: string, text: string): Promise<'removed' | undefined>;
  delete(name: string): Promise<void>;
  list(): Promise<readonly string[]>;
  /** Does something with a document while no other window does. Absent where there are no other windows. */
  alone?<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Takes a damaged document out of the way, and yields where it is now. Absent where there is no other place. */
  setAside?(name: string): Promise<string>;
}
