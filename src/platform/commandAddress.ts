/**
 * The address of a command with its arguments, for a link on a page. The editor decodes what stands behind the question
 * mark twice, so that a per cent sign of an argument is written as JSON escapes it.
 */
export function commandAddress(command: string, args: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args).replaceAll('%', '\\u0025'))}`;
}
