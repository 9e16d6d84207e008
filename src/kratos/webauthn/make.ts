import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { encodeCBOR } from '@levischuck/tiny-cbor';
import { answerText, authenticatorData, clientData } from './authenticatorData';
import { toBase64url } from './bytes';
import { siteOf } from './origin';
import type { CreateOptions, SoftwareKey } from './types';

/** What a new key is to be called, and what for. */
export type KeyDetails = Pick<SoftwareKey, 'method' | 'name' | 'account' | 'madeIn' | 'madeAt'>;

/**
 * Makes a key and what a page at `origin` would send for it: ES256, no attestation, an authenticator without a model.
 * Kratos takes that from any client.
 */
export function makeKey(
  options: CreateOptions,
  origin: string,
  details: KeyDetails,
): { readonly key: SoftwareKey; readonly answer: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(32);
  const rpId = siteOf(options.rpId, origin);
  const data = authenticatorData({
    rpId,
    verifiesUser: options.verifiesUser,
    backupEligible: false,
    signCount: 0,
    made: { id, publicKey: coseKey(x, y) },
  });
  const attestationObject = encodeCBOR(
    new Map<string, string | Uint8Array | Map<string, never>>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, never>()],
      ['authData', new Uint8Array(data)],
    ]),
  );
  const key: SoftwareKey = {
    ...details,
    id: toBase64url(id),
    privateKey: toBase64url(privateKey.export({ format: 'der', type: 'pkcs8' })),
    rpId,
    userHandle: options.userHandle,
    backupEligible: false,
    signCount: 0,
  };
  const clientDataJSON = clientData('webauthn.create', options.challenge, origin);
  return { key, answer: answerText(key.id, { clientDataJSON, attestationObject }) };
}

/** A public key on P-256 for ES256, in COSE. */
function coseKey(x: string, y: string): Uint8Array {
  return encodeCBOR(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]),
  );
}
