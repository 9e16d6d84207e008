/** A line of a text: where it begins, where the next one does, and in which column its first sign stands. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly kind: 'blank' | 'comment' | 'content';
}

/** The lines of a text. What is blank but for a carriage return is blank. */
export function listLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    let first = start;
    while (text.charCodeAt(first) === space) first += 1;
    lines.push({ start, end, indent: first - start, kind: kindOf(text.charCodeAt(first)) });
    start = end;
  }
  return lines;
}

const [space, newline, carriageReturn, hash] = [32, 10, 13, 35];

/** By the first sign of the line that is no blank; the text's end has none. */
function kindOf(sign: number): TextLine['kind'] {
  if (sign === hash) return 'comment';
  return sign === newline || sign === carriageReturn || Number.isNaN(sign) ? 'blank' : 'content';
}
