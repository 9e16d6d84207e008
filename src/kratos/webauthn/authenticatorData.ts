import { createHash } from 'node:crypto';
import { toBase64url } from './bytes';

const userPresent = 0x01;
const userVerified = 0x04;
const backupEligible = 0x08;
const backedUp = 0x10;
const attested = 0x40;

export interface DataParts {
  readonly rpId: string;
  readonly verifiesUser: boolean;
  readonly backupEligible: boolean;
  readonly signCount: number;
  /** A made key, as its id and its public key in COSE. */
  readonly made?: { readonly id: Uint8Array; readonly publicKey: Uint8Array };
}

/** What an authenticator says of itself: whose site, flags, its counter and, for a key that was made, the key. */
export function authenticatorData(parts: DataParts): Buffer {
  const { rpId, verifiesUser, backupEligible: eligible, signCount, made } = parts;
  const flags =
    userPresent |
    (verifiesUser ? userVerified : 0) |
    (eligible ? backupEligible | backedUp : 0) |
    (made ? attested : 0);
  return Buffer.concat([
    createHash('sha256').update(rpId).digest(),
    Buffer.from([flags]),
    counter(signCount),
    ...(made ? [Buffer.alloc(16), lengthOf(made.id), made.id, made.publicKey] : []),
  ]);
}

function counter(count: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(count);
  return bytes;
}

function lengthOf(id: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  return length;
}

/** What the page says of itself, as a browser writes it. */
export function clientData(type: 'webauthn.create' | 'webauthn.get', challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** A credential as it stands in a form's field. */
export function answerText(id: string, response: Readonly<Record<string, Uint8Array>>): string {
  const written = Object.fromEntries(Object.entries(response).map(([name, bytes]) => [name, toBase64url(bytes)]));
  return JSON.stringify({ id, rawId: id, type: 'public-key', response: written, clientExtensionResults: {} });
}
