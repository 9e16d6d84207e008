/**
 * A text without what chats, mails, browsers and terminals put around it: marks of quoting, fences, labels of copy
 * buttons, links in angle brackets, characters that cannot be seen.
 */
export function unwrap(text: string): string {
  const lines = withoutQuoting(
    text
      .replace(/^\uFEFF/, '')
      .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
      .replaceAll('\u00A0', ' ')
      .replace(/\r\n?/g, '\n')
      .split('\n'),
  );
  return withoutLinks(entities(lines.filter((line) => !isLabel(line)).join('\n'))).trim();
}

/** What copy buttons and fences leave on lines of their own. */
function isLabel(line: string): boolean {
  const text = line.trim();
  return (
    /^(?:`{3,}|~{3,})\s*[\w+-]*$/.test(text) ||
    /^(?:copy(?: code)?|copied!?|json|jsonc?|bash|sh|shell|http|console|plain ?text|edit)$/i.test(text)
  );
}

/** So often a text is quoted at most. */
const mostQuoted = 20;

/** `>` in front of every line that has something on it. */
function withoutQuoting(lines: readonly string[]): readonly string[] {
  let inner = lines;
  for (let level = 0; level < mostQuoted; level += 1) {
    const filled = inner.filter((line) => line.trim() !== '');
    if (filled.length === 0 || !filled.every((line) => /^\s*(?:>|&gt;)/.test(line))) break;
    inner = inner.map((line) => line.replace(/^\s*(?:>|&gt;) ?/, ''));
  }
  return inner;
}

/** What pages write for quotes and brackets; only where quotes are written so. */
function entities(text: string): string {
  if (!/&(?:quot|#34|#x22);/i.test(text)) return text;
  return text
    .replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/&(?:apos|#39|#x27);/gi, "'")
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&amp;/gi, '&');
}

/** `<https://…>` and `<https://…|shown>` as chats write links, `[https://…](https://…)` as Markdown does. */
function withoutLinks(text: string): string {
  return text
    .replace(/<(https?:\/\/[^\s<>|"]{1,4000})(?:\|[^<>\n]{0,4000})?>/g, '$1')
    .replace(/\[(https?:\/\/[^\s[\]()"]{1,4000})\]\(\1\)/g, '$1');
}
