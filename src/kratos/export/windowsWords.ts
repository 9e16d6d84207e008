/**
 * A text as one word of curl at the Windows prompt, as Chromium writes it: the prompt loses its quotes to carets, so
 * that no `%NAME%` is filled in, and curl reads backslashes and quotes behind backslashes. The prompt cannot hold a
 * carriage return.
 */
export function cmdWord(text: string): string {
  const inside = text
    .replace(/[\\"]/g, String.raw`\$&`)
    .replace(/[^\w\s:=+~'/.,?;*`-]/g, '^$&')
    .replace(/%(?=\w)/g, '%^')
    .replace(/\r?\n|\r/g, '^\n\n');
  return `^"${inside}^"`;
}

/** A text between single quotes of PowerShell, for which typographic ones are the same. */
export function powerShellWord(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
