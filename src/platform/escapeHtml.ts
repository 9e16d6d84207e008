/** Text made safe for an element or a double-quoted attribute. Single quotes stay: they are harmless in both. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
