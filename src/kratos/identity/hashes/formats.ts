import { checkFirescrypt, checkHmac, checkPbkdf2, checkRecipe, checkScrypt } from './details';
import { digestLength } from './digests';
import type { HashFormat } from './types';

const scryptParameters = /^ln=\d+,r=[1-9]\d*,p=[1-9]\d*/;
/** How the password and its salt are joined stands in front of both. */
const salted = { of: 4, like: /^pf=\S/ };

/** Every format that Kratos can verify. Its names are not always those of the field. */
export const hashFormats: readonly HashFormat[] = [
  {
    begins: /^\$2[abyz]?\$/,
    shape: '$2b$12$SALTANDHASH',
    // What stands behind it is not looked at.
    whole: /^\$2[abyz]?\$(?:0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}/,
  },
  {
    begins: /^\$argon2id?\$/,
    shape: '$argon2id$v=19$m=65536,t=3,p=4$SALT$HASH',
    whole: /^\$argon2id?\$v=19(?:\D[^$]*)?\$m=\d+,t=[1-9]\d*,p=[1-9][^$]*\$/,
    parts: [5],
    base64: { kind: 'bare', count: 2 },
  },
  {
    begins: /^\$scrypt\$/,
    shape: '$scrypt$ln=16384,r=8,p=1$SALT$HASH',
    parts: [4],
    parameters: { of: 4, like: scryptParameters },
    base64: { kind: 'padded', count: 2 },
    more: checkScrypt,
  },
  {
    begins: /^\$pbkdf2-sha\d{1,3}\$/,
    shape: '$pbkdf2-sha256$i=100000,l=32$SALT$HASH',
    parts: [4],
    parameters: { of: 4, like: /^i=[1-9]\d*,l=\d+/ },
    base64: { kind: 'bare', count: 2 },
    more: checkPbkdf2,
  },
  {
    begins: /^\$md5-crypt\$/,
    shape: '$md5-crypt$SALT$HASH',
    whole: /^\$md5-crypt\$[^$]*\$[./A-Za-z0-9]{22}$/,
  },
  {
    begins: /^\$sha256-crypt\$/,
    shape: '$sha256-crypt$rounds=5000$SALT$HASH',
    whole: /^\$sha256-crypt\$(?:rounds=\d{1,9}\$)?[^$]*\$[./A-Za-z0-9]{43}$/,
  },
  {
    begins: /^\$sha512-crypt\$/,
    shape: '$sha512-crypt$rounds=5000$SALT$HASH',
    whole: /^\$sha512-crypt\$(?:rounds=\d{1,9}\$)?[^$]*\$[./A-Za-z0-9]{86}$/,
  },
  {
    begins: /^\$sha(?:1|256|512)\$/,
    shape: '$sha256$pf=RECIPE$SALT$HASH',
    parts: [4],
    parameters: salted,
    base64: { kind: 'padded', count: 2 },
    length: digestLength,
    more: checkRecipe,
  },
  {
    begins: /^\$md5\$/,
    shape: '$md5$HASH',
    parts: [2, 4],
    parameters: salted,
    base64: { kind: 'padded', count: 2 },
    length: digestLength,
    more: checkRecipe,
  },
  {
    begins: /^\$firescrypt\$/,
    shape: '$firescrypt$ln=14,r=8,p=1$SALT$HASH$SEPARATOR$SIGNERKEY',
    parts: [6],
    parameters: { of: 6, like: scryptParameters },
    base64: { kind: 'padded', count: 4 },
    more: checkFirescrypt,
  },
  {
    begins: /^\$hmac-(?:md4|md5|sha1|sha224|sha256|sha384|sha512)\$/,
    shape: '$hmac-sha256$HEXHASH$KEY',
    parts: [3],
    base64: { kind: 'padded', count: 2 },
    more: checkHmac,
  },
];
