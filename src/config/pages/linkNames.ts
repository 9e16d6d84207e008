import { placeOf } from './places';
import type { Links } from './types';

/**
 * Makes links of the names in our own Markdown that have a page: message ids, error ids, codes of findings and whole
 * paths of settings, where they stand as code. Blocks of code, and what is a link already, stay.
 */
export function linkNames(markdown: string, links: Links): string {
  let isCode = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) isCode = !isCode;
      return isCode ? line : linkSpans(line, links);
    })
    .join('\n');
}

function linkSpans(line: string, links: Links): string {
  return line.replace(/(\[?)`([^`]+)`/g, (span, bracket: string, name: string) => {
    const place = bracket === '' ? placeOf(name) : undefined;
    return place ? `[${span}](${links.place(place)})` : span;
  });
}
