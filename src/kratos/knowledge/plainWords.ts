/** What is known marks names as code; where plain text is shown, the marks are left out. */
export function plainWords(text: string): string {
  return text.replaceAll('`', '');
}
