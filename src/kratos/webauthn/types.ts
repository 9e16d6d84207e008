/** What a key is registered as: Kratos keeps passkeys and security keys apart, and takes neither for the other. */
export type KeyMethod = 'passkey' | 'webauthn';

/**
 * A key of a persona's software key ring, with what a virtual authenticator needs of it (`id`, `privateKey`, `rpId`,
 * `userHandle`, `signCount`). Bytes are base64url without padding, times epoch milliseconds.
 */
export interface SoftwareKey {
  /** The credential's id. */
  readonly id: string;
  /** PKCS#8, an elliptic curve key on P-256. It never leaves the vault but to sign. */
  readonly privateKey: string;
  readonly rpId: string;
  /** What the server calls the account; a passkey answers with it. */
  readonly userHandle: string;
  readonly method: KeyMethod;
  /** As it was registered: Kratos refuses an assertion in which this differs. */
  readonly backupEligible: boolean;
  /** How often it has signed in a browser; 0 as long as none has counted, which says that there is no counter. */
  readonly signCount: number;
  /** What a person calls it. */
  readonly name: string;
  /** The account, as it was named when the key was made. */
  readonly account?: string;
  /** The identity that it was registered for, where the answer told. */
  readonly identity?: string;
  /** The flow that it was made in. */
  readonly madeIn: string;
  readonly madeAt: number;
  readonly usedAt?: number;
}

/** What a server asks of a key that signs in. */
export interface GetOptions {
  readonly challenge: string;
  /** Absent: the host of the page. */
  readonly rpId?: string;
  /** The keys that may answer; empty: any of the site. */
  readonly allowed: readonly string[];
  readonly verifiesUser: boolean;
}

/** What a server asks of a key that is to be made. */
export interface CreateOptions {
  readonly challenge: string;
  readonly rpId?: string;
  readonly userHandle: string;
  /** The account. A registration by passkey has the site's name here, and in `nameField` where the account stands. */
  readonly userName: string;
  readonly nameField?: string;
  readonly verifiesUser: boolean;
}
