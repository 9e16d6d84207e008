import { readAddress } from '../../platform/address';

/**
 * An address among the arguments, read as it would be when typed; one that cannot be read is thrown back with its
 * sentence.
 */
export function readUrl(text: string): string {
  const address = readAddress(text);
  if (address.kind === 'problem') throw new Error(address.sentence);
  return address.url;
}
