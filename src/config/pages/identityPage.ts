import { t } from '@vscode/l10n';
import { codeSpan, escapeText } from '../../kratos/knowledge/markdown';
import { identityEntries, identityKnowledge } from '../reference/identityKnowledge';
import { entriesPage, factOf } from './entriesPage';
import { identitySchemaPath } from './paths';
import type { EntriesPage, Entry } from './types';

/** Every keyword of identity schemas: Kratos's own, and those of JSON Schema as Kratos uses them. */
export function identityPage(): EntriesPage {
  return entriesPage(
    {
      path: identitySchemaPath,
      title: t('Identity schemas'),
      about: t('traits, identifiers, addresses'),
      intro: t(
        'An identity schema is JSON Schema (draft 7) of the traits that a person has. What a trait is for stands below `ory.sh/kratos` in it: to sign in with, to verify, to recover by.',
      ),
      columns: [t('Keyword'), t('What it decides'), t('Type'), t('Since')],
    },
    () => identityEntries().flatMap(entryOf),
  );
}

function entryOf(name: string): readonly Entry[] {
  const knowledge = identityKnowledge(name, 'key');
  if (!knowledge) return [];
  const label = codeSpan(knowledge.name);
  const cells = [escapeText(knowledge.title), factOf(knowledge, t('Type')), factOf(knowledge, t('Since'))];
  return [
    { anchor: name.replaceAll(/[/$]/g, '-'), heading: label, knowledge, names: [name], rows: [{ name, label, cells }] },
  ];
}
