import { isSecretName } from '../flow/secretNames';
import type { Span } from './spans';

/** A key with nothing behind it, or with the mark of a text over several lines. */
const opening = /^(?:-[ \t]{1,20})?["']?([\w.-]{1,100})["']?:(?:[ \t]{1,20}([|>][-+\d]{0,3}))?(?:[ \t]{1,20}#.*)?$/;
/**
 * Where values stand in YAML over several lines below a secret name: the items of a list, however deep, and the lines
 * of a text.
 */
export function findInBlocks(text: string): Span[] {
  const spans: Span[] = [];
  /** The secret name above, by its column. `isText`: all below is its text. */
  let above: { readonly column: number; readonly isText: boolean } | undefined;
  let start = 0;
  for (const row of text.split('\n')) {
    const line = row.trim();
    const column = line === '' ? -1 : row.indexOf(line);
    const listed = readTextItem(line);
    // The items of a list may stand in the column of its name.
    if (above && column !== -1 && column <= above.column && !(column === above.column && listed && !above.isText))
      above = undefined;
    const value = above?.isText ? line : above && listed;
    if (value) {
      const end = start + column + line.length;
      spans.push({ start: end - value.length, end });
    } else if (!above && column !== -1) {
      const [, name = '', mark] = opening.exec(line) ?? [];
      if (isSecretName(name)) above = { column, isText: mark !== undefined };
    }
    start += row.length + 1;
  }
  return spans;
}

/** The item of a list that a line is, when it is a text: nothing that has a name. */
function readTextItem(line: string): string | undefined {
  if (!/^-[ \t]/.test(line)) return undefined;
  const item = line.slice(1).trimStart();
  return /^[\w.-]{1,100}:(?:[ \t]|$)/.test(item) ? undefined : item;
}
