import { t } from '@vscode/l10n';
import { escapeText } from '../../kratos/knowledge/markdown';
import { recogniseWords } from '../../kratos/knowledge/reasons';
import { explainName } from '../hover/explainName';
import { findPage } from './library';
import { linkNames } from './linkNames';
import { wordingPath } from './paths';
import { placeOf } from './places';
import { seeAlso } from './seeAlso';
import type { Links, Place } from './types';

/**
 * All that is known of a name, as a page of its own: what `explainName` says, then the guides and checks that are about
 * it, and the page of its like. Any text is answered.
 */
export function writeExplanation(name: string, links: Links): string {
  const own = findPlace(name.trim().replaceAll(/\[\d+\]/g, '[]'));
  const page = own && findPage(own.page);
  return [
    linkNames(explainName(name), links, own),
    ...(own ? seeAlso([own.name], links) : []),
    ...(page ? [`${t('More of this kind')}: [${escapeText(page.title)}](${links.page(page.path)})`] : []),
  ].join('\n\n');
}

/** Where something is explained, by a name of it or, without one, by its words. */
function findPlace(text: string): Place | undefined {
  const named = placeOf(text, true);
  if (named) return named;
  const words = recogniseWords(text);
  if (!words) return undefined;
  return 'id' in words ? placeOf(words.id) : { page: wordingPath(words.status), name: words.name };
}
