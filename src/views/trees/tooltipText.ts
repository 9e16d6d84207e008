import { escapeText } from '../../kratos/knowledge/markdown';
import type { Tooltip } from './picture';

/** A tooltip as Markdown: title, sentences, then the facts line by line. Texts of the server stay texts. */
export function tooltipText({ title, sentences = [], facts }: Tooltip): string {
  const lines = facts.map(([label, text]) => `*${asText(label)}:* ${asText(text)}`).join('  \n');
  return [`**${asText(title)}**`, ...sentences.map(asText), lines].filter((part) => part !== '').join('\n\n');
}

/** Escaped, and without the links that Markdown makes by itself of addresses: an address of the server is shown, not offered. */
function asText(text: string): string {
  return escapeText(text)
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replaceAll(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`);
}
