import { t } from '@vscode/l10n';
import { codeSpan } from '../../kratos/knowledge/markdown';
import { keyKnowledge } from '../reference/keyKnowledge';
import { knownPaths } from '../reference/structure';
import { entriesPage } from './entriesPage';
import { identityPage } from './identityPage';
import { keyEntries } from './keyEntries';
import { keyPath } from './paths';
import type { EntriesPage, Page } from './types';

/** Every key of `kratos.yml`, a page for each section, flow and method, and the keywords of identity schemas. */
export function keyPages(): readonly EntriesPage[] {
  const columns = [t('Key'), t('What it decides'), t('Type'), t('Default'), t('Since')];
  const pages = Array.from(Map.groupBy(knownPaths, keyPath), ([path, keys]) =>
    entriesPage({ path, ...headOf(path), columns }, () => keyEntries(keys)),
  );
  return [...pages, identityPage()].toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

function headOf(path: string): Pick<Page, 'title' | 'about'> & { readonly intro: string } {
  const section = path.slice(path.indexOf('/') + 1);
  switch (section) {
    case 'server':
      return {
        title: t('The server'),
        about: t('database, development, and other small settings'),
        intro: t('Settings of the process itself, and sections of one or two keys.'),
      };
    case 'hooks':
      return {
        title: t('Hooks'),
        about: t('what runs before and after a flow'),
        intro: t(
          'Each flow has the same lists of hooks, below `before` and `after`, and below each method in `after`. What an item of such a list holds stands here once; which hooks a list takes is said at `hooks[].hook`.',
        ),
      };
    default: {
      const { title = '', meaning = '' } = keyKnowledge(section, 'key') ?? {};
      return { title: section, about: title, intro: intro(meaning, section) };
    }
  }
}

function intro(meaning: string, section: string): string {
  return section.startsWith('selfservice.flows.')
    ? `${meaning} ${t('What an item of `hooks` holds is on the page about {0}.', codeSpan('hooks[]'))}`
    : meaning;
}
