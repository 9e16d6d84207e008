/** A comment that switches rules off: `# kratos-ignore mfa-forced-on-everyone`, for its own line and the next; without names, all. */
const suppression = /#[ \t]*kratos-ignore\b(?<names>[^\n]*)/g;

/** Whether a comment switches a rule off at an offset of the text. */
export function suppressionsOf(text: string): (rule: string, offset: number) => boolean {
  const found = [...text.matchAll(suppression)].map((match) => {
    const lineStart = text.lastIndexOf('\n', match.index) + 1;
    const lineEnd = text.indexOf('\n', match.index);
    const nextEnd = lineEnd === -1 ? -1 : text.indexOf('\n', lineEnd + 1);
    const names: readonly string[] = (match.groups?.names ?? '').match(/[\w-]+/g) ?? [];
    return { start: lineStart, end: nextEnd === -1 ? text.length : nextEnd, names };
  });
  return (rule, offset) =>
    found.some(
      ({ start, end, names }) => offset >= start && offset <= end && (names.length === 0 || names.includes(rule)),
    );
}
