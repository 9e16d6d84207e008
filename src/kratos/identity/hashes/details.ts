import { t } from '@vscode/l10n';
import { readBase64 } from './base64';
import { digestLength } from './digests';
import type { PasswordFinding, ReadHash } from './types';

type Found = Omit<PasswordFinding, 'right'> | undefined;

const fails = (what: string): Found => ({ kind: 'fails', what });

/** The number behind `ln=`. */
function costOf({ parts }: ReadHash): number {
  return Number(/^ln=(\d+)/.exec(parts[1] ?? '')?.[1]);
}

/** Here `ln` is the cost itself, whatever its name says; scrypt wants a power of two. */
export function checkScrypt(read: ReadHash): Found {
  const cost = costOf(read);
  const asPower =
    cost > 0 && cost < 32 ? t('“ln” is not a logarithm here: for 2^{0}, write ln={1}.', cost, 2 ** cost) : '';
  if (cost < 2 || !Number.isInteger(Math.log2(cost))) return fails(asPower || t('“ln” has to be a power of two.'));
  return asPower === '' ? undefined : { kind: 'doubtful', what: asPower };
}

/** Here `ln` is the logarithm, and the hash is as long as the signer key. */
export function checkFirescrypt(read: ReadHash): Found {
  const cost = costOf(read);
  const [, hash, , key] = read.bytes;
  if (cost < 1 || cost > 31)
    return fails(t('“ln” is a logarithm here, as “mem_cost” of Firebase is: 14 stands for 16384.'));
  if (hash?.length !== key?.length)
    return fails(
      t(
        'The hash has {0} bytes and the signer key {1}; Firebase makes both alike.',
        hash?.length ?? 0,
        key?.length ?? 0,
      ),
    );
  return undefined;
}

/** SHA-224 and SHA-384 are those of SHA-3 here, and a digest that is not known is taken for SHA-256. */
export function checkPbkdf2({ parts }: ReadHash): Found {
  const name = parts[0]?.replace('pbkdf2-', '') ?? '';
  if (name === 'sha224' || name === 'sha384')
    return {
      kind: 'doubtful',
      what: t('Kratos computes {0} with SHA-3: a hash that was made with SHA-2 never matches.', `pbkdf2-${name}`),
    };
  if (digestLength(name) === undefined)
    return fails(t('Kratos does not know {0}, and computes SHA-256 for it.', `pbkdf2-${name}`));
  return undefined;
}

/** How password and salt are joined: a text with `{PASSWORD}` and `{SALT}` in base64. */
export function checkRecipe({ parts }: ReadHash): Found {
  if (parts.length < 4) return undefined;
  const recipe = readBase64(parts[1]?.replace('pf=', '').split(/\s/)[0] ?? '', 'padded');
  if (typeof recipe === 'string')
    return fails(t('“pf” has to be base64 of how both are joined, such as {SALT}{PASSWORD}.'));
  const text = new TextDecoder().decode(recipe);
  if (!text.includes('{PASSWORD}'))
    return {
      kind: 'unsafe',
      what: t('“pf” does not name {PASSWORD}, so the password would not count at all.'),
    };
  return text.includes('{SALT}') || parts[2] === ''
    ? undefined
    : fails(t('“pf” does not name {SALT}, so the salt would not count.'));
}

/** The hash is base64 of hexadecimal digits in small letters, not of the bytes. */
export function checkHmac({ parts, bytes }: ReadHash): Found {
  const length = digestLength(parts[0]?.replace('hmac-', '') ?? '') ?? 0;
  const hex = new TextDecoder().decode(bytes[0]);
  if (bytes[0]?.length === length)
    return fails(t('The hash is base64 of the bytes; it has to be base64 of their hex.'));
  if (hex.length !== 2 * length || !/^[0-9a-f]*$/i.test(hex))
    return fails(t('The hash has to be base64 of {0} hexadecimal digits.', 2 * length));
  return hex === hex.toLowerCase()
    ? undefined
    : fails(t('The hexadecimal digits of the hash have to be small letters.'));
}
