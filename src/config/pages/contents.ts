import { t } from '@vscode/l10n';
import { escapeText } from '../../kratos/knowledge/markdown';
import { titleText } from './entriesPage';
import { shelves } from './library';
import { linkNames } from './linkNames';
import type { Links, Page } from './types';

/** The list of all pages, from where people begin. `opening`: what stands between its title and the list. */
export function writeContents(links: Links, opening = ''): string {
  return [
    `# ${t('Documentation')}`,
    opening,
    ...shelves().flatMap(({ title, about, pages }) => [
      `## ${escapeText(title)}`,
      linkNames(about, links),
      pages.map((page) => line(page, links)).join('\n'),
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function line({ path, title, about }: Page, links: Links): string {
  const link = `[${titleText(title)}](${links.page(path)})`;
  return `- ${about === '' ? link : `${link}: ${linkNames(about, links)}`}`;
}
