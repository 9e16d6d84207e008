import { expect, it } from 'vitest';
import { checkHash } from '../../../../../src/kratos/identity/hashes/checkHash';
import { someHashes } from '../../../../server/identities/someHashes';

/** What a server makes of a hash, by what is said of it before. */
function foretold(hash: string): string {
  const found = checkHash(hash);
  if (!found) return 'login';
  return found.kind === 'refused' ? 'refusal' : 'no login';
}

it.each(someHashes)('foretells of %s what servers made of it', (_, hash, becomes) => {
  expect(foretold(hash)).toBe(becomes);
});

it('says of each what is wrong, and what would be right', () => {
  const said = someHashes.flatMap(([name, hash]) => {
    const found = checkHash(hash);
    return found ? [`${name}: ${found.what} ${found.right}`] : [];
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "argon2d: Kratos does not know what the hash begins with, and refuses it. Argon2d cannot be verified, only $argon2id$ and $argon2i$.",
      "argon2id, padded: Its base64 ends in “=”; this format wants it without. Right is $argon2id$v=19$m=65536,t=3,p=4$SALT$HASH, with base64 that has no “=” at its end.",
      "argon2id without a version: The hash has 4 parts between the $ signs. Right is $argon2id$v=19$m=65536,t=3,p=4$SALT$HASH, with base64 that has no “=” at its end.",
      "argon2id in another order: The hash is not of the form that its beginning says. Right is $argon2id$v=19$m=65536,t=3,p=4$SALT$HASH, with base64 that has no “=” at its end.",
      "scrypt with a logarithm: “ln” is not a logarithm here: for 2^10, write ln=1024. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "scrypt, unpadded: Its base64 is not padded with “=”; this format wants it so. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "scrypt without parameters: The hash has 3 parts between the $ signs. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "pbkdf2, padded: Its base64 ends in “=”; this format wants it without. Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH, with base64 that has no “=” at its end.",
      "pbkdf2 with SHA-384 of SHA-2: Kratos computes pbkdf2-sha384 with SHA-3: a hash that was made with SHA-2 never matches. Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH, with base64 that has no “=” at its end.",
      "pbkdf2 of Django: Kratos does not know what the hash begins with, and refuses it. Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH.",
      "SSHA without a salt: It has 20 bytes, too few for a hash with a salt. Right is {SSHA}…: base64 of the 20 bytes of the hash with the salt behind them, padded with “=”.",
      "SSHA in hexadecimal digits: What follows {SSHA} is no such base64. Right is {SSHA}…: base64 of the 20 bytes of the hash with the salt behind them, padded with “=”.",
      "SHA: Kratos does not know what the hash begins with, and refuses it. {SHA} without a salt is written $sha1$pf=e1BBU1NXT1JEfQ==$$HASH.",
      "CRYPT: Kratos does not know what the hash begins with, and refuses it. Leave out {CRYPT}, and name what follows as Kratos does.",
      "crypt with SHA-512, cut: The hash is not of the form that its beginning says. Right is $sha512-crypt$rounds=5000$SALT$HASH.",
      "crypt with MD5 by its own name: Kratos does not know what the hash begins with, and refuses it. The names of crypt(3) are not taken: write $md5-crypt$ instead of $1$.",
      "crypt with SHA-256 by its own name: Kratos does not know what the hash begins with, and refuses it. The names of crypt(3) are not taken: write $sha256-crypt$ instead of $5$.",
      "crypt with SHA-512 by its own name: Kratos does not know what the hash begins with, and refuses it. The names of crypt(3) are not taken: write $sha512-crypt$ instead of $6$.",
      "md5 in hexadecimal digits: The hash is in hexadecimal digits; it has to be in base64. Right is $md5$HASH, with base64 that is padded with “=”.",
      "md5, unpadded: Its base64 is not padded with “=”; this format wants it so. Right is $md5$HASH, with base64 that is padded with “=”.",
      "md5, bare: Kratos does not know what the hash begins with, and refuses it. Write $md5$HASH, with the bytes of the hash in base64.",
      "sha1 alone: The hash has 2 parts between the $ signs. Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.",
      "sha256 in hexadecimal digits: The hash is in hexadecimal digits; it has to be in base64. Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.",
      "sha256, its recipe in clear: “pf” has to be base64 of how both are joined, such as {SALT}{PASSWORD}. Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.",
      "sha256 that is of SHA-1: The hash has 20 bytes; sha256 has 32. Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.",
      "firescrypt with the cost itself: “ln” is a logarithm here, as “mem_cost” of Firebase is: 14 stands for 16384. Right is $firescrypt$ln=14,r=8,p=1$SALT$HASH$SEPARATOR$SIGNERKEY, with base64 that is padded with “=”.",
      "hmac of the bytes: The hash is base64 of the bytes; it has to be base64 of their hex. Right is $hmac-sha256$HEXHASH$KEY, with base64 that is padded with “=”.",
      "hmac of large letters: The hexadecimal digits of the hash have to be small letters. Right is $hmac-sha256$HEXHASH$KEY, with base64 that is padded with “=”.",
      "hmac without its digest: Kratos does not know what the hash begins with, and refuses it. Name the digest, such as $hmac-sha256$HEXHASH$KEY.",
      "md5 with a space at its end: A part of it is not base64. Right is $md5$HASH, with base64 that is padded with “=”.",
      "crypt with a line break at its end: The hash is not of the form that its beginning says. Right is $md5-crypt$SALT$HASH.",
      "white space in front: Kratos does not know what the hash begins with, and refuses it. There is white space around it.",
    ]
  `);
});

const long = 'A'.repeat(40);
const sha1 = `${'A'.repeat(27)}=`;
const pf = Buffer.from('{SALT}{PASSWORD}').toString('base64');

it('tells what nobody has tried at a server by the same rules', () => {
  const odd: Readonly<Record<string, string>> = {
    'too few parts': '$scrypt$ln=1024,r=8,p=1$AAAA',
    'a cost of nothing': '$scrypt$ln=0,r=8,p=1$AAAA$AAAA',
    'a cost of one': '$scrypt$ln=1,r=8,p=1$AAAA$AAAA',
    'a cost of two': '$scrypt$ln=2,r=8,p=1$AAAA$AAAA',
    'a small cost that is none': '$scrypt$ln=31,r=8,p=1$AAAA$AAAA',
    'a cost that may be meant': '$scrypt$ln=32,r=8,p=1$AAAA$AAAA',
    'a cost that is no power': '$scrypt$ln=1000,r=8,p=1$AAAA$AAAA',
    'parameters in another order': '$scrypt$r=8,ln=1024,p=1$AAAA$AAAA',
    'base64 for addresses': '$scrypt$ln=1024,r=8,p=1$AAAA$A-_A',
    'a sign that is none of base64': '$scrypt$ln=1024,r=8,p=1$AAAA$A*AA',
    'base64 of an impossible length': '$scrypt$ln=1024,r=8,p=1$AAAA$AAAAA',
    'bits that belong to nothing': '$scrypt$ln=1024,r=8,p=1$AAAA$AB==',
    'a sign that is none, unpadded': '$argon2id$v=19$m=65536,t=3,p=4$AAAA$A*AA',
    'firescrypt without a cost': `$firescrypt$ln=0,r=8,p=1$AAAA$AAAA$AAAA$AAAA`,
    'firescrypt with the largest cost': `$firescrypt$ln=31,r=8,p=1$AAAA$AAAA$AAAA$AAAA`,
    'firescrypt with too large a cost': `$firescrypt$ln=32,r=8,p=1$AAAA$AAAA$AAAA$AAAA`,
    'firescrypt of another length': `$firescrypt$ln=14,r=8,p=1$AAAA$AAAA$AAAA$AAAAAAAA`,
    'a digest that nobody knows': '$pbkdf2-sha999$i=1000,l=32$AAAA$AAAA',
    'SHA-3': '$pbkdf2-sha224$i=1000,l=32$AAAA$AAAA',
    'a hash of another length': `$sha1$pf=${pf}$AAAA$AAAA`,
    'a recipe that is no base64': `$sha1$pf={SALT}$AAAA$${sha1}`,
    'a recipe with something behind it': `$sha1$pf=${pf} x$AAAA$${sha1}`,
    'a recipe without its salt': `$sha1$pf=${Buffer.from('{PASSWORD}').toString('base64')}$AAAA$${sha1}`,
    'a recipe that needs no salt': `$sha1$pf=${Buffer.from('{PASSWORD}').toString('base64')}$$${sha1}`,
    'hmac of something': `$hmac-sha1$${Buffer.from('no hex at all').toString('base64')}$AAAA`,
    'hmac of too many digits': `$hmac-sha1$${Buffer.from(`${long}AA`.toLowerCase()).toString('base64')}$AAAA`,
    'hmac of signs that are no digits': `$hmac-sha1$${Buffer.from('g'.repeat(40)).toString('base64')}$AAAA`,
    'SSHA of no digest': `{SSHA1}${sha1}`,
    'SSHA of no base64': '{SSHA}*',
    'SSHA with unused bits': `{SSHA}${'A'.repeat(29)}B==`,
    'SSHA with a sign too many': `{SSHA}${'A'.repeat(29)}`,
    'SSHA for addresses': '{SSHA}A-_A',
    'faulty bcrypt': `$2x$12$${'A'.repeat(53)}`,
    'a bcrypt of too many rounds': `$2b$32$${'A'.repeat(53)}`,
    'an older kind of crypt': '$3$AAAA$AAAA',
    'sixty-four digits': 'ab'.repeat(32),
    'forty digits': 'AB'.repeat(20),
    'a hundred and twenty-eight digits': '01'.repeat(64),
    'thirty digits': '01'.repeat(15),
    'digits and more': `${'01'.repeat(16)}x`,
    'more and digits': `x${'01'.repeat(16)}`,
    'pbkdf2 without a sign': 'pbkdf2:sha256:1000$AAAA$AAAA',
    'a format behind something': `x$argon2d$ {CRYPT} {SHA} $hmac pbkdf2 $2x$`,
    'white space behind': 'something ',
  };
  const said = Object.entries(odd).map(([name, hash]) => {
    const found = checkHash(hash);
    return `${name}: ${found ? `${found.kind}: ${found.what} ${found.right}` : 'nothing'}`;
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "too few parts: fails: The hash has 3 parts between the $ signs. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "a cost of nothing: fails: “ln” has to be a power of two. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "a cost of one: fails: “ln” is not a logarithm here: for 2^1, write ln=2. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "a cost of two: doubtful: “ln” is not a logarithm here: for 2^2, write ln=4. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "a small cost that is none: fails: “ln” is not a logarithm here: for 2^31, write ln=2147483648. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "a cost that may be meant: nothing",
      "a cost that is no power: fails: “ln” has to be a power of two. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "parameters in another order: fails: The parameters of the hash are not those that are read, in their order. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "base64 for addresses: fails: Its base64 is that for addresses, with “-” and “_”; here it is the common one, with “+” and “/”. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "a sign that is none of base64: fails: A part of it is not base64. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "base64 of an impossible length: fails: A part of it is not base64. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "bits that belong to nothing: fails: The last sign of its base64 has bits that belong to nothing: it was cut, or altered. Right is $scrypt$ln=16384,r=8,p=1$SALT$HASH, with base64 that is padded with “=”.",
      "a sign that is none, unpadded: fails: A part of it is not base64 without padding. Right is $argon2id$v=19$m=65536,t=3,p=4$SALT$HASH, with base64 that has no “=” at its end.",
      "firescrypt without a cost: fails: “ln” is a logarithm here, as “mem_cost” of Firebase is: 14 stands for 16384. Right is $firescrypt$ln=14,r=8,p=1$SALT$HASH$SEPARATOR$SIGNERKEY, with base64 that is padded with “=”.",
      "firescrypt with the largest cost: nothing",
      "firescrypt with too large a cost: fails: “ln” is a logarithm here, as “mem_cost” of Firebase is: 14 stands for 16384. Right is $firescrypt$ln=14,r=8,p=1$SALT$HASH$SEPARATOR$SIGNERKEY, with base64 that is padded with “=”.",
      "firescrypt of another length: fails: The hash has 3 bytes and the signer key 6; Firebase makes both alike. Right is $firescrypt$ln=14,r=8,p=1$SALT$HASH$SEPARATOR$SIGNERKEY, with base64 that is padded with “=”.",
      "a digest that nobody knows: fails: Kratos does not know pbkdf2-sha999, and computes SHA-256 for it. Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH, with base64 that has no “=” at its end.",
      "SHA-3: doubtful: Kratos computes pbkdf2-sha224 with SHA-3: a hash that was made with SHA-2 never matches. Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH, with base64 that has no “=” at its end.",
      "a hash of another length: fails: The hash has 3 bytes; sha1 has 20. Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.",
      "a recipe that is no base64: fails: “pf” has to be base64 of how both are joined, such as {SALT}{PASSWORD}. Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.",
      "a recipe with something behind it: nothing",
      "a recipe without its salt: fails: “pf” does not name {SALT}, so the salt would not count. Right is $sha256$pf=RECIPE$SALT$HASH, with base64 that is padded with “=”.",
      "a recipe that needs no salt: nothing",
      "hmac of something: fails: The hash has to be base64 of 40 hexadecimal digits. Right is $hmac-sha256$HEXHASH$KEY, with base64 that is padded with “=”.",
      "hmac of too many digits: fails: The hash has to be base64 of 40 hexadecimal digits. Right is $hmac-sha256$HEXHASH$KEY, with base64 that is padded with “=”.",
      "hmac of signs that are no digits: fails: The hash has to be base64 of 40 hexadecimal digits. Right is $hmac-sha256$HEXHASH$KEY, with base64 that is padded with “=”.",
      "SSHA of no digest: refused: Kratos does not know what the hash begins with, and refuses it. It can verify bcrypt, Argon2id and Argon2i, scrypt, PBKDF2, salted SHA, crypt, MD5, SHA and HMAC.",
      "SSHA of no base64: fails: What follows {SSHA} is no such base64. Right is {SSHA}…: base64 of the 20 bytes of the hash with the salt behind them, padded with “=”.",
      "SSHA with unused bits: nothing",
      "SSHA with a sign too many: fails: What follows {SSHA} is no such base64. Right is {SSHA}…: base64 of the 20 bytes of the hash with the salt behind them, padded with “=”.",
      "SSHA for addresses: fails: What follows {SSHA} is no such base64. Right is {SSHA}…: base64 of the 20 bytes of the hash with the salt behind them, padded with “=”.",
      "faulty bcrypt: refused: Kratos does not know what the hash begins with, and refuses it. $2x$ marks hashes of a faulty bcrypt: these people need a new password.",
      "a bcrypt of too many rounds: fails: The hash is not of the form that its beginning says. Right is $2b$12$SALTANDHASH.",
      "an older kind of crypt: refused: Kratos does not know what the hash begins with, and refuses it. It can verify bcrypt, Argon2id and Argon2i, scrypt, PBKDF2, salted SHA, crypt, MD5, SHA and HMAC.",
      "sixty-four digits: refused: Kratos does not know what the hash begins with, and refuses it. Write $sha256$pf=e1BBU1NXT1JEfQ==$$HASH, with the bytes of the hash in base64.",
      "forty digits: refused: Kratos does not know what the hash begins with, and refuses it. Write $sha1$pf=e1BBU1NXT1JEfQ==$$HASH, with the bytes of the hash in base64.",
      "a hundred and twenty-eight digits: refused: Kratos does not know what the hash begins with, and refuses it. Write $sha512$pf=e1BBU1NXT1JEfQ==$$HASH, with the bytes of the hash in base64.",
      "thirty digits: refused: Kratos does not know what the hash begins with, and refuses it. It can verify bcrypt, Argon2id and Argon2i, scrypt, PBKDF2, salted SHA, crypt, MD5, SHA and HMAC.",
      "digits and more: refused: Kratos does not know what the hash begins with, and refuses it. It can verify bcrypt, Argon2id and Argon2i, scrypt, PBKDF2, salted SHA, crypt, MD5, SHA and HMAC.",
      "more and digits: refused: Kratos does not know what the hash begins with, and refuses it. It can verify bcrypt, Argon2id and Argon2i, scrypt, PBKDF2, salted SHA, crypt, MD5, SHA and HMAC.",
      "pbkdf2 without a sign: refused: Kratos does not know what the hash begins with, and refuses it. Right is $pbkdf2-sha256$i=100000,l=32$SALT$HASH.",
      "a format behind something: refused: Kratos does not know what the hash begins with, and refuses it. It can verify bcrypt, Argon2id and Argon2i, scrypt, PBKDF2, salted SHA, crypt, MD5, SHA and HMAC.",
      "white space behind: refused: Kratos does not know what the hash begins with, and refuses it. There is white space around it.",
    ]
  `);
});
