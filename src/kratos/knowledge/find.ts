import { isErrorId, isMessageId } from './ids';

/** A known id in a line of text; `start` and `end` are UTF-16 columns, `end` exclusive. */
export interface KnownId {
  readonly kind: 'message' | 'error';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Longer than any id: words are read no further, so that a line of megabytes costs nothing. */
const longest = 48;

/**
 * The known message id or error id at a column of a line (also right behind its last character), or undefined. A
 * message id must stand alone: `"id": 1010003`, `'4000006'` and the locale key `identities.messages.4000006` do, while
 * parts of longer numbers, identifiers, decimals, signed and hexadecimal numbers do not. An error id must be a whole
 * word.
 */
export function findKnownId(line: string, column: number): KnownId | undefined {
  const word = wordAt(line, column);
  if (!word) return undefined;
  if (/^\d{7}$/.test(word.name)) {
    return isMessageId(Number(word.name)) && standsAlone(line, word.start, word.end)
      ? { kind: 'message', ...word }
      : undefined;
  }
  return isErrorId(word.name) ? { kind: 'error', ...word } : undefined;
}

/** What makes a name or number longer. The hyphen counts: neither `-1010003` nor `my-session_inactive` is the id. */
const partOfWord = /[\p{L}\p{N}\p{M}_$\-]/u;

function wordAt(line: string, column: number): { name: string; start: number; end: number } | undefined {
  if (column < 0 || column > line.length) return undefined;
  let start = column;
  while (start > 0 && column - start <= longest && isPart(line, start - 1)) start--;
  let end = column;
  while (end < line.length && end - column <= longest && isPart(line, end)) end++;
  return start < end && end - start <= longest ? { name: line.slice(start, end), start, end } : undefined;
}

/** Halves of a surrogate pair count as letters: what they are part of is no id in any case. */
function isPart(line: string, index: number): boolean {
  const unit = line.charCodeAt(index);
  return (unit >= 0xd800 && unit <= 0xdfff) || partOfWord.test(line.charAt(index));
}

/** Whether nothing beside the digits makes them part of a decimal, a signed number, a percentage or an escape. */
function standsAlone(line: string, start: number, end: number): boolean {
  const before = line.slice(Math.max(0, start - 2), start);
  // A dot before the digits is fine only behind a name, as in a locale key.
  if (before.endsWith('.') && !/[\p{L}_\]]\.$/u.test(before)) return false;
  return !/[%+\\]$/.test(before) && !/^(?:\.\d|%)/.test(line.slice(end, end + 2));
}
