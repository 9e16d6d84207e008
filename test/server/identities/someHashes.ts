import { argon2Sync, createCipheriv, createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';

/** The password that every hash here was made of. */
export const password = 'correct-horse-4242';

const salt = Buffer.from('pepper-and-salt!');

function padded(bytes: Buffer): string {
  return bytes.toString('base64');
}

function bare(bytes: Buffer): string {
  return padded(bytes).replace(/=+$/, '');
}

const argon2 = (type: 'argon2id' | 'argon2i' | 'argon2d'): Buffer =>
  argon2Sync(type, { message: password, nonce: salt, parallelism: 1, tagLength: 32, memory: 1024, passes: 2 });
const scrypt = scryptSync(password, salt, 32, { N: 1024, r: 8, p: 1 });
const pbkdf2 = (digest: string): Buffer => pbkdf2Sync(password, salt, 1000, 32, digest);
const digest = (name: string, ...parts: readonly (string | Buffer)[]): Buffer => {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const recipe = Buffer.from('{SALT}{PASSWORD}').toString('base64');
const recipeOfNoSalt = Buffer.from('{PASSWORD}').toString('base64');
const hmac = (name: string): Buffer => createHmac(name, 'key').update(password).digest();
const key = padded(Buffer.from('key'));

const separator = Buffer.from('Bw==', 'base64');
const signer = Buffer.alloc(64, 'signer');
const derived = scryptSync(password, Buffer.concat([salt, separator]), 32, { N: 1024, r: 8, p: 1 });
const firebase = createCipheriv('aes-256-ctr', derived, Buffer.alloc(16)).update(signer);
const firebaseEnd = `${padded(salt)}$${padded(firebase)}$${padded(separator)}$${padded(signer)}`;

// Made by `openssl passwd`, whose names Kratos does not take.
const md5Crypt = '$1$saltsalt$TrY4azLzNVcy8TUgJpNAz/';
const sha256Crypt = '$5$saltsaltsalt$UgH4MQw4kudq/Gpxhk4vwhkTtDGxJWKEvHJI7kv.Lj4';
const sha512Crypt =
  '$6$saltsaltsalt$AR25Gm2C/KmB/3g/MROFGa7c9ovE3CtxsQHmv9ZXK5nS.8JKerYn/GfAuei2FD5w2DNNZKOmVVpn9vKQwmEw1/';

/** Hashes of the password, and what a server makes of each: a login, none, or a refusal at the import. */
export const someHashes: readonly (readonly [what: string, hash: string, becomes: 'login' | 'no login' | 'refusal'])[] =
  [
    ['argon2id', `$argon2id$v=19$m=1024,t=2,p=1$${bare(salt)}$${bare(argon2('argon2id'))}`, 'login'],
    ['argon2i', `$argon2i$v=19$m=1024,t=2,p=1$${bare(salt)}$${bare(argon2('argon2i'))}`, 'login'],
    ['argon2d', `$argon2d$v=19$m=1024,t=2,p=1$${bare(salt)}$${bare(argon2('argon2d'))}`, 'refusal'],
    ['argon2id, padded', `$argon2id$v=19$m=1024,t=2,p=1$${padded(salt)}$${padded(argon2('argon2id'))}`, 'no login'],
    ['argon2id without a version', `$argon2id$m=1024,t=2,p=1$${bare(salt)}$${bare(argon2('argon2id'))}`, 'no login'],
    [
      'argon2id in another order',
      `$argon2id$v=19$t=2,m=1024,p=1$${bare(salt)}$${bare(argon2('argon2id'))}`,
      'no login',
    ],
    ['scrypt', `$scrypt$ln=1024,r=8,p=1$${padded(salt)}$${padded(scrypt)}`, 'login'],
    ['scrypt with a logarithm', `$scrypt$ln=10,r=8,p=1$${padded(salt)}$${padded(scrypt)}`, 'no login'],
    ['scrypt, unpadded', `$scrypt$ln=1024,r=8,p=1$${bare(salt)}$${bare(scrypt)}`, 'no login'],
    ['scrypt without parameters', `$scrypt$${padded(salt)}$${padded(scrypt)}`, 'no login'],
    ['pbkdf2 with SHA-256', `$pbkdf2-sha256$i=1000,l=32$${bare(salt)}$${bare(pbkdf2('sha256'))}`, 'login'],
    ['pbkdf2 with SHA-1', `$pbkdf2-sha1$i=1000,l=32$${bare(salt)}$${bare(pbkdf2('sha1'))}`, 'login'],
    ['pbkdf2 with SHA-512', `$pbkdf2-sha512$i=1000,l=32$${bare(salt)}$${bare(pbkdf2('sha512'))}`, 'login'],
    ['pbkdf2, padded', `$pbkdf2-sha256$i=1000,l=32$${padded(salt)}$${padded(pbkdf2('sha256'))}`, 'no login'],
    ['pbkdf2 with SHA-384 of SHA-2', `$pbkdf2-sha384$i=1000,l=32$${bare(salt)}$${bare(pbkdf2('sha384'))}`, 'no login'],
    ['pbkdf2 of Django', `pbkdf2_sha256$1000$salt$${padded(pbkdf2('sha256'))}`, 'refusal'],
    ['SSHA', `{SSHA}${padded(Buffer.concat([digest('sha1', password, salt), salt]))}`, 'login'],
    ['SSHA256', `{SSHA256}${padded(Buffer.concat([digest('sha256', password, salt), salt]))}`, 'login'],
    ['SSHA512', `{SSHA512}${padded(Buffer.concat([digest('sha512', password, salt), salt]))}`, 'login'],
    ['SSHA without a salt', `{SSHA}${padded(digest('sha1', password))}`, 'no login'],
    ['SSHA in hexadecimal digits', `{SSHA}${digest('sha1', password, salt).toString('hex')}-`, 'no login'],
    ['SHA', `{SHA}${padded(digest('sha1', password))}`, 'refusal'],
    ['CRYPT', `{CRYPT}${sha512Crypt}`, 'refusal'],
    ['crypt with MD5', md5Crypt.replace('$1$', '$md5-crypt$'), 'login'],
    ['crypt with SHA-256', sha256Crypt.replace('$5$', '$sha256-crypt$'), 'login'],
    ['crypt with SHA-512', sha512Crypt.replace('$6$', '$sha512-crypt$'), 'login'],
    ['crypt with SHA-512, cut', sha512Crypt.replace('$6$', '$sha512-crypt$').slice(0, -1), 'no login'],
    ['crypt with MD5 by its own name', md5Crypt, 'refusal'],
    ['crypt with SHA-256 by its own name', sha256Crypt, 'refusal'],
    ['crypt with SHA-512 by its own name', sha512Crypt, 'refusal'],
    ['md5', `$md5$${padded(digest('md5', password))}`, 'login'],
    ['md5 with a salt', `$md5$pf=${recipe}$${padded(salt)}$${padded(digest('md5', salt, password))}`, 'login'],
    ['md5 in hexadecimal digits', `$md5$${digest('md5', password).toString('hex')}`, 'no login'],
    ['md5, unpadded', `$md5$${bare(digest('md5', password))}`, 'no login'],
    ['md5, bare', digest('md5', password).toString('hex'), 'refusal'],
    ['sha1', `$sha1$pf=${recipe}$${padded(salt)}$${padded(digest('sha1', salt, password))}`, 'login'],
    ['sha256', `$sha256$pf=${recipe}$${padded(salt)}$${padded(digest('sha256', salt, password))}`, 'login'],
    ['sha512', `$sha512$pf=${recipe}$${padded(salt)}$${padded(digest('sha512', salt, password))}`, 'login'],
    ['sha1 without a salt', `$sha1$pf=${recipeOfNoSalt}$$${padded(digest('sha1', password))}`, 'login'],
    ['sha1 alone', `$sha1$${padded(digest('sha1', password))}`, 'no login'],
    [
      'sha256 in hexadecimal digits',
      `$sha256$pf=${recipe}$${padded(salt)}$${digest('sha256', salt, password).toString('hex')}`,
      'no login',
    ],
    [
      'sha256, its recipe in clear',
      `$sha256$pf={SALT}{PASSWORD}$${padded(salt)}$${padded(digest('sha256', salt, password))}`,
      'no login',
    ],
    [
      'sha256 that is of SHA-1',
      `$sha256$pf=${recipe}$${padded(salt)}$${padded(digest('sha1', salt, password))}`,
      'no login',
    ],
    ['firescrypt', `$firescrypt$ln=10,r=8,p=1$${firebaseEnd}`, 'login'],
    ['firescrypt with the cost itself', `$firescrypt$ln=1024,r=8,p=1$${firebaseEnd}`, 'no login'],
    ['hmac', `$hmac-sha256$${padded(Buffer.from(hmac('sha256').toString('hex')))}$${key}`, 'login'],
    ['hmac with SHA-512', `$hmac-sha512$${padded(Buffer.from(hmac('sha512').toString('hex')))}$${key}`, 'login'],
    ['hmac of the bytes', `$hmac-sha256$${padded(hmac('sha256'))}$${key}`, 'no login'],
    [
      'hmac of large letters',
      `$hmac-sha256$${padded(Buffer.from(hmac('sha256').toString('hex').toUpperCase()))}$${key}`,
      'no login',
    ],
    ['hmac without its digest', `$hmac$${padded(Buffer.from(hmac('sha256').toString('hex')))}$${key}`, 'refusal'],
    ['md5 with a line break at its end', `$md5$${padded(digest('md5', password))}\n`, 'login'],
    ['md5 with a space at its end', `$md5$${padded(digest('md5', password))} `, 'no login'],
    ['crypt with a line break at its end', `${md5Crypt.replace('$1$', '$md5-crypt$')}\n`, 'no login'],
    ['white space in front', ` $md5$${padded(digest('md5', password))}`, 'refusal'],
  ];
