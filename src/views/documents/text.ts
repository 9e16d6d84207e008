/** The text of a read-only document: with secrets masked, and in the clear where there is something to reveal. */
export interface DocumentText {
  readonly masked: string;
  readonly clear?: string;
}

/** Both pictures of one text; no `clear` when masking changed nothing. */
export function documentText(clear: string, mask: (text: string) => string): DocumentText {
  const masked = mask(clear);
  return masked === clear ? { masked } : { masked, clear };
}

/** What is nested deeper stays in one line: each level would be indented further than the one before. */
const deepest = 100;

/**
 * JSON laid out with two spaces. Only white space between tokens changes: numbers, escapes and the order of keys stay
 * as they were sent, which parsing and printing would not keep. A text that is no complete JSON comes back unchanged.
 */
export function prettyJson(text: string): string {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return text;
  const out: string[] = [];
  let depth = 0;
  const newLine = (level = depth): void => {
    if (level <= deepest) out.push('\n', '  '.repeat(depth));
  };
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g) ?? [];
  tokens.forEach((token, index) => {
    switch (token) {
      case '{':
      case '[': {
        const next = tokens[index + 1];
        out.push(token);
        depth += 1;
        if (next !== '}' && next !== ']') newLine();
        break;
      }
      case '}':
      case ']': {
        const before = tokens[index - 1];
        depth -= 1;
        if (before !== '{' && before !== '[') newLine(depth + 1);
        out.push(token);
        break;
      }
      case ',':
        out.push(token);
        newLine();
        break;
      case ':':
        out.push(': ');
        break;
      default:
        out.push(token);
    }
  });
  return out.join('');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
