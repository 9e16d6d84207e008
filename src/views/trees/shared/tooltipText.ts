import { escapeText } from '../../../kratos/knowledge/markdown';
import type { Tooltip } from './row';

/**
 * A tooltip as Markdown: title, sentences, then the facts line by line. Texts of the server stay texts, and an address
 * of the server is shown, not offered.
 */
export function tooltipText({ title, sentences = [], facts }: Tooltip): string {
  // Two pairs of asterisks with nothing between them would be a rule.
  const head = escapeText(title).trim();
  const lines = facts.map(([label, text]) => `*${escapeText(label)}:* ${escapeText(text)}`).join('  \n');
  return [head === '' ? '' : `**${head}**`, ...sentences.map(escapeText), lines]
    .filter((part) => part !== '')
    .join('\n\n');
}
