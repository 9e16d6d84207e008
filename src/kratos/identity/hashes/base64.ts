const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What is wrong with a text that is to be base64; `bits`: its last character has bits that nothing is made of. */
export type Base64Fault = 'padded' | 'unpadded' | 'url' | 'alphabet' | 'bits';

/** Base64 with padding, without it, or, as `{SSHA}` is read, with padding and whatever last bits. */
export type Base64Kind = 'padded' | 'bare' | 'lenient';

/** Reads base64 as strictly as Kratos does, which skips line breaks: its bytes, or what is wrong. */
export function readBase64(given: string, kind: Base64Kind): Uint8Array | Base64Fault {
  const text = given.replace(/[\r\n]/g, '');
  const body = text.replace(/={1,2}$/, '');
  if (/[-_]/.test(body) && /^[\w-]*$/.test(body)) return 'url';
  const numbers = Array.from(body, (sign) => alphabet.indexOf(sign));
  if (numbers.includes(-1) || body.length % 4 === 1) return 'alphabet';
  const missing = (4 - (body.length % 4)) % 4;
  if (kind === 'bare' && text !== body) return 'padded';
  if (kind !== 'bare' && text.length - body.length !== missing) return 'unpadded';
  const bytes = new Uint8Array(Math.floor((body.length * 6) / 8));
  let [bits, held, at] = [0, 0, 0];
  for (const number of numbers) {
    held = ((held << 6) | number) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return kind !== 'lenient' && (held & ((1 << bits) - 1)) !== 0 ? 'bits' : bytes;
}
