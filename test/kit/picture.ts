/** One row of a tree as it is shown. */
export interface TreeRow {
  /** 1 for the topmost. */
  readonly level: number;
  /** Undefined for a row that cannot be opened. */
  readonly expanded?: boolean;
  readonly label: string;
  readonly description: string;
  /** The codicon's name, empty without one. */
  readonly icon: string;
}

/**
 * Rows as text: two spaces per level, `▾ ` open, `▸ ` closed, label, two spaces, description; `(icon) ` before the
 * label if wanted.
 */
export function draw(rows: readonly TreeRow[], { icons = false } = {}): string {
  return rows
    .map(({ level, expanded, label, description, icon }) => {
      const mark = expanded === undefined ? '' : expanded ? '▾ ' : '▸ ';
      const name = icons && icon ? `(${icon}) ${label}` : label;
      return `${'  '.repeat(level - 1)}${mark}${name}${description ? `  ${description}` : ''}`;
    })
    .join('\n');
}

/** A picture without its surrounding blank lines and common indentation. */
export function trimPicture(picture: string): string {
  const lines = picture.replace(/^\s*\n|\n\s*$/g, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(indent).trimEnd()).join('\n');
}

/**
 * The pattern of a picture: `…` is any text of a line, a line of only `…` any lines (none too), `{/regex/}` what it
 * matches. Everything else stands for itself.
 */
export function pictureToPattern(picture: string): RegExp {
  const lines = trimPicture(picture).split('\n');
  const source = lines.map((line) => (line.trim() === '…' ? '(?:.*\\n)*' : `${lineToPattern(line)}\\n`)).join('');
  return new RegExp(`^${source}$`, 'u');
}

function lineToPattern(line: string): string {
  return line
    .split(/(…|\{\/.*?\/\})/u)
    .map((part, index) => {
      if (index % 2 === 0) return part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      return part === '…' ? '.*' : `(?:${part.slice(2, -2)})`;
    })
    .join('');
}

/** Whether a drawn tree looks like a picture. */
export const looksLike = (drawn: string, picture: string): boolean =>
  pictureToPattern(picture).test(drawn === '' ? '' : `${drawn}\n`) || (drawn === '' && trimPicture(picture) === '');
