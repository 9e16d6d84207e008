import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHash } from '../../../../../src/kratos/identity/hashes/checkHash';
import { checkPassword } from '../../../../../src/kratos/identity/hashes/checkPassword';

const [salt, hash] = ['c2FsdHNhbHQ', '2Fnw0dpbAm0qBjXnk1xXbzuIDWwdTIVoQjH6ESIRTl8'];

describe('what is said of a hash', () => {
  it.each([
    [
      `$scrypt$ln=14,r=8,p=1$${salt}=$${hash}=`,
      'fails',
      '“ln” is not a logarithm here: for 2^14, write ln=16384.',
      'Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.',
    ],
    [
      `$pbkdf2-sha256$i=1000,l=32$${salt}=$${hash}=`,
      'fails',
      'Its base64 ends in “=”; this format wants it without.',
      'Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH, with base64 that has no “=” at its end.',
    ],
    [
      '$md5$5f4dcc3b5aa765d61d8327deb882cf99',
      'fails',
      'The hash is in hexadecimal digits; it has to be in base64.',
      'Right is $md5$HASH, with base64 that is padded with “=”.',
    ],
    [
      '$1$saltsalt$TrY4azLzNVcy8TUgJpNAz/',
      'refused',
      'Kratos does not know what the hash begins with, and refuses it.',
      'The names of crypt(3) are not taken: write $md5-crypt$ instead of $1$.',
    ],
    [
      '5f4dcc3b5aa765d61d8327deb882cf99',
      'refused',
      'Kratos does not know what the hash begins with, and refuses it.',
      'Write $md5$HASH, with the bytes of the hash in base64.',
    ],
    [
      `$scrypt$ln=16,r=8,p=1$${salt}=$${hash}=`,
      'doubtful',
      '“ln” is not a logarithm here: for 2^16, write ln=65536.',
      'Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.',
    ],
    [
      `$pbkdf2-sha384$i=1000,l=32$${salt}$${hash}`,
      'doubtful',
      'Kratos computes pbkdf2-sha384 with SHA-3: a hash that was made with SHA-2 never matches.',
      'Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH, with base64 that has no “=” at its end.',
    ],
    [
      `$sha256$pf=e1NBTFR9$${salt}=$${hash}=`,
      'unsafe',
      '“pf” does not name {PASSWORD}, so the password would not count at all.',
      'Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.',
    ],
  ])('%s: %s', (given, kind, what, right) => {
    expect(checkHash(given)).toEqual({ kind, what, right });
  });

  it('is nothing where nothing speaks against it', () => {
    expect(checkHash(`$scrypt$ln=16384,r=8,p=1$${salt}=$${hash}=`)).toBeUndefined();
    expect(checkHash(`$argon2id$v=19$m=65536,t=3,p=4$${salt}$${hash}`)).toBeUndefined();
  });

  it('never tells the hash, whatever it is', () => {
    const beginnings = ['$2b$12$', '$argon2id$', '$scrypt$', '{SSHA}', '$md5$', '$hmac-sha1$', '$firescrypt$', ''];
    fc.assert(
      fc.property(fc.constantFrom(...beginnings), fc.string({ minLength: 12, unit: 'grapheme' }), (beginning, rest) => {
        const secret = `SECRET${rest}`;
        const found = checkHash(beginning + secret);
        expect(`${found?.what ?? ''}${found?.right ?? ''}`).not.toContain('SECRET');
      }),
    );
  });
});

describe('what is said of a password', () => {
  it.each([
    [{ password: 'x' }, []],
    [{ hashed_password: `$argon2id$v=19$m=65536,t=3,p=4$${salt}$${hash}` }, []],
    [{ password: 'x', hashed_password: 'y' }, ['Kratos ignores the hash: the password in clear wins.']],
    [
      { password: 'ä'.repeat(37) },
      ['The password has more than 72 bytes, which bcrypt does not take: the server answers 500.'],
    ],
    [{}, ['There is neither a password nor a hash, and Kratos refuses that.']],
    [
      { use_password_migration_hook: true, hashed_password: 'y' },
      [
        'The first login asks a web hook; where none is set up, it ends in an error 500.',
        'Kratos ignores the password and its hash: the web hook wins.',
      ],
    ],
  ])('%j', (config, expected) => {
    expect(checkPassword(config).map(({ what }) => what)).toEqual(expected);
  });
});
