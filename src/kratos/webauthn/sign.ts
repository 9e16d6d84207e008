import { createHash, createPrivateKey, sign } from 'node:crypto';
import { answerText, authenticatorData, clientData } from './authenticatorData';
import { siteOf } from './origin';
import type { GetOptions, SoftwareKey } from './types';

/** The counter that a key signs with next: one that was never counted is not. */
export function nextCount({ signCount }: SoftwareKey): number {
  return signCount === 0 ? 0 : signCount + 1;
}

/** What a page at `origin` would send when a key signs in. The key's backup bit stays as it was registered. */
export function signWith(key: SoftwareKey, options: GetOptions, origin: string): string {
  const authenticator = authenticatorData({
    rpId: siteOf(options.rpId, origin),
    verifiesUser: options.verifiesUser,
    backupEligible: key.backupEligible,
    signCount: nextCount(key),
  });
  const clientDataJSON = clientData('webauthn.get', options.challenge, origin);
  const signed = Buffer.concat([authenticator, createHash('sha256').update(clientDataJSON).digest()]);
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64url'),
    format: 'der',
    type: 'pkcs8',
  });
  return answerText(key.id, {
    clientDataJSON,
    authenticatorData: authenticator,
    signature: sign('sha256', signed, privateKey),
    userHandle: Buffer.from(key.userHandle, 'base64url'),
  });
}
