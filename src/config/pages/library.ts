import { t } from '@vscode/l10n';
import { checkPages } from './checkPages';
import { errorPages } from './errorPages';
import { guidePages } from './guidePages';
import { keyPages } from './keyPages';
import { messagePages } from './messagePages';
import type { Page, Shelf } from './types';

/** All pages of the documentation that are made of what is known. */
export function shelves(): readonly Shelf[] {
  return [
    {
      title: t('Stuck?'),
      about: t('What others were stuck with: what they saw, why, and the way out.'),
      pages: guidePages(),
    },
    {
      title: t('What a server says'),
      about: t('Every message of a form by its number, every error by its id, and the reasons that have none.'),
      pages: [...messagePages(), ...errorPages()],
    },
    {
      title: t('What a configuration says'),
      about: t('Every key of `kratos.yml` with its type, default and versions, and the keywords of identity schemas.'),
      pages: keyPages(),
    },
    {
      title: t('What is checked'),
      about: t('What the editor finds in configurations and identity schemas, why it matters, and the way out.'),
      pages: checkPages(),
    },
  ];
}

/** The page at a path; undefined where there is none. */
export function findPage(path: string): Page | undefined {
  return shelves()
    .flatMap(({ pages }) => pages)
    .find((page) => page.path === path);
}
