import { placeOf } from './places';
import type { Links } from './types';

/**
 * Makes links of the names in our own Markdown that have a page: message ids, and as code error ids, codes of findings
 * and whole paths of settings. Blocks of code stay. The text has no links yet.
 */
export function linkNames(markdown: string, links: Links): string {
  let isCode = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (line.trimStart().startsWith('```')) isCode = !isCode;
      return isCode ? line : linkLine(line, links);
    })
    .join('\n');
}

function linkLine(line: string, links: Links): string {
  return line.replace(/`([^`]+)`|\b\d{7}\b/g, (text, name: string = text) => {
    const place = placeOf(name);
    return place ? `[${text}](${links.place(place)})` : text;
  });
}
