import { t } from '@vscode/l10n';
import { readBase64, type Base64Fault, type Base64Kind } from './base64';
import { hashFormats } from './formats';
import { checkSsha } from './ssha';
import type { HashFormat, PasswordFinding } from './types';
import { explainUnknown } from './unknownHash';

/**
 * Whether Kratos can verify a hash after taking it: at an import it looks at nothing but the beginning. Undefined when
 * nothing speaks against it. Never says anything of the hash itself.
 */
export function checkHash(hash: string): PasswordFinding | undefined {
  if (hash.startsWith('{SSHA')) return checkSsha(hash);
  const format = hashFormats.find(({ begins }) => begins.test(hash));
  if (!format) return explainUnknown(hash);
  const found = look(hash, format);
  return found && { ...found, right: rightFor(format) };
}

type Found = Omit<PasswordFinding, 'right'>;

const fails = (what: string): Found => ({ kind: 'fails', what });

function look(hash: string, format: HashFormat): Found | undefined {
  const [, ...parts] = hash.split('$');
  if (format.parts && !format.parts.includes(parts.length))
    return fails(t('The hash has {0} parts between the $ signs.', parts.length));
  if (format.whole && !format.whole.test(hash)) return fails(t('The hash is not of the form that its beginning says.'));
  const { parameters } = format;
  if (parts.length === parameters?.of && !parameters.like.test(parts[1] ?? ''))
    return fails(t('The parameters of the hash are not those that are read, in their order.'));
  const { kind = 'padded', count = 0 } = format.base64 ?? {};
  const length = format.length?.(parts[0] ?? '');
  const coded = parts.slice(Math.max(1, parts.length - count));
  const bytes: Uint8Array[] = [];
  for (const [at, part] of coded.entries()) {
    const isHash = at === coded.length - 1;
    if (isHash && length !== undefined && part.length === 2 * length && /^[0-9a-f]+$/i.test(part))
      return fails(t('The hash is in hexadecimal digits; it has to be in base64.'));
    const read = readBase64(part, kind);
    if (typeof read === 'string') return fails(faultWords(read, kind));
    bytes.push(read);
  }
  const last = bytes.at(-1);
  if (length !== undefined && last?.length !== length)
    return fails(t('The hash has {0} bytes; {1} has {2}.', last?.length ?? 0, parts[0] ?? '', length));
  return format.more?.({ parts, bytes });
}

/** What is wrong with a part that is to be base64. */
function faultWords(fault: Base64Fault, kind: Base64Kind): string {
  switch (fault) {
    case 'padded':
      return t('Its base64 ends in “=”; this format wants it without.');
    case 'unpadded':
      return t('Its base64 is not padded with “=”; this format wants it so.');
    case 'url':
      return t('Its base64 is that for addresses, with “-” and “_”; here it is the common one, with “+” and “/”.');
    case 'bits':
      return t('The last sign of its base64 has bits that belong to nothing: it was cut, or altered.');
    case 'alphabet':
      return kind === 'bare' ? t('A part of it is not base64 without padding.') : t('A part of it is not base64.');
  }
}

function rightFor({ shape, base64 }: HashFormat): string {
  if (!base64) return t('Right is {0}.', shape);
  return base64.kind === 'bare'
    ? t('Right is {0}, with base64 that has no “=” at its end.', shape)
    : t('Right is {0}, with base64 that is padded with “=”.', shape);
}
