import { t } from '@vscode/l10n';
import { ruleKnowledge, rulesByMatter } from '../checks/ruleKnowledge';
import { codeSpan, escapeText } from '../../kratos/knowledge/markdown';
import { entriesPage } from './entriesPage';
import { checkPath } from './paths';
import type { EntriesPage, Entry } from './types';

/** Every check of configurations and identity schemas, a page for each matter. */
export function checkPages(): readonly EntriesPage[] {
  const intro = t(
    'What is found is underlined in the editor, with what happens at run time because of it; a quick fix writes the cure. Each can be switched off, for a line or for all files.',
  );
  return Array.from(rulesByMatter, ([matter, names]) => {
    const { title, about } = headOf(matter);
    return entriesPage({ path: checkPath(matter), title, about, intro, columns: [t('Code'), t('What it finds')] }, () =>
      names.flatMap(entryOf),
    );
  });
}

function entryOf(name: string): readonly Entry[] {
  const knowledge = ruleKnowledge(name);
  if (!knowledge) return [];
  return [
    {
      anchor: name,
      heading: codeSpan(knowledge.name),
      knowledge,
      names: [knowledge.name],
      rows: [{ name: knowledge.name, label: codeSpan(knowledge.name), cells: [escapeText(knowledge.title)] }],
    },
  ];
}

/** The titles of pages, by the files that their texts stand in. */
function headOf(matter: string): { readonly title: string; readonly about: string } {
  switch (matter) {
    case 'structure':
      return { title: t('Checks of the structure'), about: t('keys, types and values that Kratos refuses') };
    case 'secondFactor':
      return { title: t('Checks of second factors'), about: t('who is asked, and who is locked out') };
    case 'cookies':
      return { title: t('Checks of cookies'), about: t('what browsers keep and send') };
    case 'urls':
      return { title: t('Checks of addresses'), about: t('URLs, CORS and ways back') };
    case 'flows':
      return { title: t('Checks of flows and methods'), about: t('what is on, off, or missing for a flow') };
    case 'hooks':
      return { title: t('Checks of hooks and relying parties'), about: t('web hooks, passkeys and keys') };
    case 'secrets':
      return { title: t('Checks of secrets'), about: t('keys, ciphers and settings for development') };
    default:
      return { title: t('Checks of identity schemas'), about: t('identifiers, addresses and the schema itself') };
  }
}
