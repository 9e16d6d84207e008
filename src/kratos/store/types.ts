import type { AuthenticatorOwner } from '../authenticator/types';
import type { Failure } from '../flow/outcome.types';
import type { ClientKind, Session } from '../flow/types';
import type { Exchange } from '../exchange/types';

/** A Kratos server. The API key (Ory Network) is in the vault, never here. URLs have no trailing slash. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
}

/** One isolated client, as a browser profile is. Its cookies, token and authenticator are in the vault. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly client: ClientKind;
  readonly connectionId: string;
  /** A browser persona that does not send `Secure` cookies over http, not even to this machine, as some clients do not. */
  readonly withholdsSecure?: boolean;
}

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
}

/** What is known of a persona's own session. `wanted` is why more is asked than the session has. */
export interface PersonaSession {
  readonly personaId: string;
  readonly status: 'unknown' | 'signed-out' | 'signed-in';
  readonly session?: Session;
  /** Set when whoami or settings answered 403 `session_aal2_required`. */
  readonly wanted?: { readonly aal: 'aal2'; readonly askedBy: 'whoami' | 'settings' | 'login' };
  /** What was given as identifier with the login or recovery that led to the session. */
  readonly identifier?: string;
  readonly checkedAt?: number;
  /** The exchange of the last check; in memory only. */
  readonly exchange?: Exchange;
  /** Why the last check or sign-out gave no answer; the rest is what was known before. In memory only. */
  readonly problem?: { readonly what: string; readonly todo?: string; readonly failure?: Failure };
}

/** What changed in the store, for trees and panels. */
export type StoreChange =
  | { readonly kind: 'flow'; readonly id: string }
  | { readonly kind: 'flow-removed'; readonly id: string }
  | { readonly kind: 'persona'; readonly id: string }
  | { readonly kind: 'session'; readonly personaId: string }
  | { readonly kind: 'connection'; readonly id: string };

/** Where secrets are kept (SecretStorage in the editor, a Map in tests). */
export interface Vault {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Where redacted records are kept (the extension's storage folder in the editor, a Map in tests). Names are plain file names. */
export interface Documents {
  read(name: string): Promise<string | undefined>;
  /** Yields `removed`, and leaves nothing, when the document was read or written here before and somebody else has deleted it since. */
  write(name: string, text: string): Promise<'removed' | undefined>;
  delete(name: string): Promise<void>;
  list(): Promise<readonly string[]>;
}
