/** What hashes begin with, and how whoever makes them calls the way. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^\$2[abxy]?\$/, 'bcrypt'],
  [/^\$argon2(id|i|d)\$/, 'Argon2'],
  [/^\$scrypt\$/, 'scrypt'],
  [/^\$firescrypt\$/, 'Firebase scrypt'],
  [/^\$pbkdf2-/, 'PBKDF2'],
  [/^\{SSHA(256|512)?\}/, 'SSHA'],
  [/^\$(md5|sha256|sha512)-crypt\$/, 'crypt'],
  [/^\$md5\$/, 'MD5'],
  [/^\$sha(1|256|512)\$/, 'SHA'],
  [/^\$hmac-/, 'HMAC'],
];

/** What a stored hash was made with, by how it begins; nothing else of it is told. */
export function nameHash(hash: string): string {
  return names.find(([beginning]) => beginning.test(hash))?.[1] ?? '?';
}
