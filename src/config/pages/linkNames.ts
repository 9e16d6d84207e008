import { placeOf } from './places';
import type { Links, Place } from './types';

/**
 * Makes links of the names in our own Markdown that have a page: message ids, and as code error ids, codes of findings
 * and whole paths of settings. Blocks of code stay, and so does `own`, of
 * which the text speaks. The text has no links yet.
 */
export function linkNames(markdown: string, links: Links, own?: Place): string {
  let isCode = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (line.trimStart().startsWith('```')) isCode = !isCode;
      return isCode ? line : linkLine(line, links, own);
    })
    .join('\n');
}

function linkLine(line: string, links: Links, own: Place | undefined): string {
  return line.replace(/`([^`]+)`|\b\d{7}\b/g, (text, name: string = text) => {
    const place = placeOf(name);
    return place && place.name !== own?.name ? `[${text}](${links.place(place)})` : text;
  });
}
