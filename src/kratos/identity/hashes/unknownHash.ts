import { t } from '@vscode/l10n';
import { digestOfLength } from './digests';
import type { PasswordFinding } from './types';

/** Explains a hash that the server refuses by its beginning: what it seems to be, and what to make of it. */
export function explainUnknown(hash: string): PasswordFinding {
  return {
    kind: 'refused',
    what: t('Kratos does not know what the hash begins with, and refuses it.'),
    right: rightFor(hash),
  };
}

function rightFor(hash: string): string {
  const crypt = { $1$: '$md5-crypt$', $5$: '$sha256-crypt$', $6$: '$sha512-crypt$' }[hash.slice(0, 3)];
  if (crypt !== undefined)
    return t('The names of crypt(3) are not taken: write {0} instead of {1}.', crypt, hash.slice(0, 3));
  if (hash !== hash.trim()) return t('There is white space around it.');
  if (hash.startsWith('$2x$'))
    return t('{0} marks hashes of a faulty bcrypt: these people need a new password.', '$2x$');
  if (hash.startsWith('$argon2d$'))
    return t('Argon2d cannot be verified, only {0} and {1}.', '$argon2id$', '$argon2i$');
  if (hash.startsWith('{CRYPT}')) return t('Leave out {0}, and name what follows as Kratos does.', '{CRYPT}');
  if (hash.startsWith('{SHA'))
    return t('{0} without a salt is written {1}.', '{SHA}', '$sha1$pf=e1BBU1NXT1JEfQ==$$HASH');
  if (hash.startsWith('$hmac')) return t('Name the digest, such as {0}.', '$hmac-sha256$HEXHASH$KEY');
  if (/^\$?pbkdf2/.test(hash)) return t('Right is {0}.', '$pbkdf2-sha256$i=100000,l=32$SALT$HASH');
  const bare = /^[0-9a-f]+$/i.test(hash) ? digestOfLength(hash.length / 2) : undefined;
  if (bare === 'md5') return t('Write {0}, with the bytes of the hash in base64.', '$md5$HASH');
  if (bare !== undefined)
    return t('Write {0}, with the bytes of the hash in base64.', `$${bare}$pf=e1BBU1NXT1JEfQ==$$HASH`);
  return t('It can verify bcrypt, Argon2id and Argon2i, scrypt, PBKDF2, salted SHA, crypt, MD5, SHA and HMAC.');
}
