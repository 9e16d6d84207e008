import type Protocol from 'devtools-protocol';

/** A key as an authenticator of a page holds it. Bytes are base64url without padding. */
export interface CarriedKey {
  /** The credential's id. */
  readonly id: string;
  /** PKCS#8. */
  readonly privateKey: string;
  readonly rpId: string;
  readonly userHandle: string;
  /** A passkey is found by its site alone; a security key only where its id is named. */
  readonly method: 'passkey' | 'webauthn';
  readonly backupEligible: boolean;
  readonly signCount: number;
}

/** A key that a page has made, and the account as the page named it. */
export interface MadeKey extends CarriedKey {
  readonly account: string;
}

/** The keys that a browser's pages answer with. */
export interface KeyRing {
  /** As they are now, oldest first. */
  readonly keys: () => Promise<readonly CarriedKey[]>;
  /** A page has made one. */
  readonly made: (key: MadeKey) => void;
  /** A page has had one sign: its counter stands there now. */
  readonly used: (id: string, signCount: number) => void;
}

/** A key as a browser is told to hold it. */
export function toCredential(key: CarriedKey, isResident: boolean): Protocol.WebAuthn.Credential {
  const { id, privateKey, rpId, userHandle, backupEligible, signCount } = key;
  return {
    credentialId: toBase64(id),
    isResidentCredential: isResident,
    rpId,
    privateKey: toBase64(privateKey),
    userHandle: toBase64(userHandle),
    signCount,
    backupEligibility: backupEligible,
    backupState: backupEligible,
  };
}

/**
 * A key as a browser tells of it. Kratos asks for passkeys with `residentKey: required`, and for security keys without,
 * so that is what tells them apart. Undefined for one of no site.
 */
export function fromCredential(credential: Protocol.WebAuthn.Credential): MadeKey | undefined {
  const { credentialId, isResidentCredential, rpId, privateKey, userHandle = '', signCount } = credential;
  if (rpId === undefined) return undefined;
  return {
    id: toBase64url(credentialId),
    privateKey: toBase64url(privateKey),
    rpId,
    userHandle: toBase64url(userHandle),
    method: isResidentCredential ? 'passkey' : 'webauthn',
    backupEligible: credential.backupEligibility === true,
    signCount,
    account: credential.userName ?? '',
  };
}

/** Bytes as DevTools writes them. */
export function toBase64(text: string): string {
  return Buffer.from(text, 'base64url').toString('base64');
}

export function toBase64url(text: string): string {
  return Buffer.from(text, 'base64').toString('base64url');
}
