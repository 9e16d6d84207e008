/**
 * The lines of a text, by their numbers: where each begins, in which column its first sign stands, and what that is. At
 * the number after the last, `starts` has the end of the text.
 */
export interface TextLines {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly indents: Uint32Array;
  readonly kinds: Uint8Array;
}

/** What is blank but for a carriage return is blank. */
const blank = 0;
export const comment = 1;
export const content = 2;

export function listLines(text: string): TextLines {
  const most = countLines(text);
  const lines = { starts: new Uint32Array(most + 1), indents: new Uint32Array(most), kinds: new Uint8Array(most) };
  let count = 0;
  for (let start = 0; start < text.length; count += 1) {
    const newline = text.indexOf('\n', start);
    let first = start;
    while (text.charCodeAt(first) === space) first += 1;
    lines.starts[count] = start;
    lines.indents[count] = first - start;
    lines.kinds[count] = kindOf(text.charCodeAt(first));
    start = newline === -1 ? text.length : newline + 1;
  }
  lines.starts[count] = text.length;
  return { count, ...lines };
}

const [space, newline, carriageReturn, hash] = [32, 10, 13, 35];

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** By the first sign of the line that is no blank; the text's end has none. */
function kindOf(sign: number): number {
  if (sign === hash) return comment;
  return sign === newline || sign === carriageReturn || Number.isNaN(sign) ? blank : content;
}
