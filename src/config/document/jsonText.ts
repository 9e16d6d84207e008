/** Whether a text is JSON rather than YAML, told from its beginning. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\/[/*]|\{(?!\{))/.test(text);
}

/**
 * Strings and comments of JSON. What is not closed goes up to the end of its line, or of the text: so nothing is looked
 * at twice.
 */
const stringsAndComments = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;

/** The first comment that an editor's JSON has outside of its strings, which keep their slashes. */
export function firstComment(text: string): { readonly start: number; readonly end: number } | undefined {
  for (const { 0: part, index } of text.matchAll(stringsAndComments))
    if (part.startsWith('/')) return { start: index, end: index + part.length };
  return undefined;
}

/** Blanks in place of a text, so that lines and offsets stay. */
export function blanked(text: string): string {
  return text.replace(/[^\r\n]+/g, (run) => ' '.repeat(run.length));
}

/** JSON with comments: each becomes blanks of the same length, so that offsets hold. YAML has no such comments. */
export function withoutComments(text: string): string {
  return text.replace(stringsAndComments, (part) => (part.startsWith('"') ? part : blanked(part)));
}
