import { escapeText } from '../../../kratos/knowledge/markdown';
import type { Tooltip } from './row';

/**
 * A tooltip as Markdown: title, sentences, then the facts line by line. Texts of the server stay texts, and an address
 * of the server is shown, not offered.
 */
export function tooltipText({ title, sentences = [], facts }: Tooltip): string {
  const lines = facts.map(([label, text]) => `*${escapeText(label)}:* ${escapeText(text)}`).join('  \n');
  return [`**${escapeText(title)}**`, ...sentences.map(escapeText), lines].filter((part) => part !== '').join('\n\n');
}
