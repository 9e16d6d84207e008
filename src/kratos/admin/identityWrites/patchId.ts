import { createHash } from 'node:crypto';

/**
 * The id of a line in a batch: the same whenever the same file is imported, and nothing of what it says. `file` is the
 * hash of its content. A UUID of version 8, whose bits are free to choose: the server takes no other ids.
 */
export function patchId(file: string, line: number): string {
  const hex = createHash('sha256')
    .update(`${file} ${String(line)}`)
    .digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
