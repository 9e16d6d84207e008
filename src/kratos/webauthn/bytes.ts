/** Bytes as WebAuthn writes them in JSON. */
export function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** Reads base64url, and base64 too, padded or not; undefined for anything else and for nothing. */
export function fromBase64url(text: string): Buffer | undefined {
  return /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
}

/** The id of a key as Kratos names it in the nodes that remove one. */
export function toHex(id: string): string {
  return Buffer.from(id, 'base64url').toString('hex');
}
