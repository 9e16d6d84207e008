/** A text by its lines, and the one with the offset. */
export interface Lines {
  /** Without their ends. */
  readonly all: readonly string[];
  /** Where each begins. */
  readonly starts: readonly number[];
  readonly row: number;
  readonly column: number;
  /** One step of indentation. */
  readonly unit: string;
}

/** Splits a text into lines; offsets stay those of the text, whatever ends its lines. */
export function splitLines(text: string, offset: number): Lines {
  const raw = text.split('\n');
  const starts: number[] = [];
  let at = 0;
  let row = 0;
  raw.forEach((line, i) => {
    if (at <= offset) row = i;
    starts.push(at);
    at += line.length + 1;
  });
  const all = raw.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const column = Math.min(offset - (starts[row] ?? 0), (all[row] ?? '').length);
  return { all, starts, row, column, unit: detectIndentUnit(all) };
}

/** The first step by which a key stands below another; two blanks where there is none. */
function detectIndentUnit(lines: readonly string[]): string {
  const first = lines.findIndex((line) => /^[\w"'][^#]*:\s*(?:#.*)?$/.test(line));
  const below = lines.slice(first + 1).find((line) => !isEmpty(line)) ?? '';
  const [, indent = ''] = /^( +)[^\s-]/.exec(below) ?? [];
  return first === -1 || indent === '' ? '  ' : indent;
}

/** Whether a line holds neither key nor value: blanks and comments. */
export function isEmpty(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

/** By how many columns a line is indented. */
export function measureIndent(line: string): number {
  return line.length - line.trimStart().length;
}
