import { t } from '@vscode/l10n';
import { knownMessageIds } from '../../kratos/knowledge/ids';
import { codeSpan, escapeText } from '../../kratos/knowledge/markdown';
import { messageKnowledge } from '../../kratos/knowledge/messages';
import { wordingsOf } from '../../kratos/knowledge/reasons';
import { entriesPage, factOf } from './entriesPage';
import { messagePath } from './paths';
import type { EntriesPage, Entry } from './types';

/** Every UI message, a page for each flow. */
export function messagePages(): readonly EntriesPage[] {
  return heads().map(({ name, title, about, intro }) => {
    const path = `messages/${name}`;
    const ids = knownMessageIds()
      .map(String)
      .filter((id) => messagePath(id) === path);
    return entriesPage({ path, title, about, intro, columns: [t('Id'), t('Text'), t('Type'), t('Since')] }, () =>
      ids.flatMap(entryOf),
    );
  });
}

function entryOf(id: string): readonly Entry[] {
  const knowledge = messageKnowledge(id);
  if (!knowledge) return [];
  const cells = [escapeText(knowledge.title), factOf(knowledge, t('Type')), factOf(knowledge, t('Since'))];
  const said = wordingsOf(id);
  return [
    {
      anchor: id,
      heading: codeSpan(id),
      knowledge,
      names: [id],
      rows: [{ name: id, label: codeSpan(id), cells }],
      ...(said.length > 0 && { more: [saidAs(said)] }),
    },
  ];
}

/** Other words by which a server says the same. */
export function saidAs(wordings: readonly string[]): string {
  return `*${t('Also said as')}:* ${wordings.map(codeSpan).join(', ')}`;
}

interface Head {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly intro: string;
}

function heads(): readonly Head[] {
  const ofFlow = t(
    'The ids that begin with 1 tell people where they are, or name a field or button; those with 4 say what is wrong. The number stays when the text changes: compare it in your code, and show words of your own.',
  );
  return [
    { name: 'login', title: t('Messages of login'), about: t('signing in and second factors'), intro: ofFlow },
    { name: 'registration', title: t('Messages of registration'), about: t('new accounts'), intro: ofFlow },
    {
      name: 'settings',
      title: t('Messages of settings'),
      about: t('passwords, authenticators, keys, profile'),
      intro: ofFlow,
    },
    { name: 'recovery', title: t('Messages of recovery'), about: t('regaining access'), intro: ofFlow },
    { name: 'verification', title: t('Messages of verification'), about: t('proving addresses'), intro: ofFlow },
    {
      name: 'input',
      title: t('Messages about what was typed'),
      about: t('values, passwords, codes and identifiers that are refused'),
      intro: t(
        'They stand at the field that they are about (`ui.nodes[].messages`), or at the form when they are about all of it. The flow stays usable: correct the field and send the form again.',
      ),
    },
    {
      name: 'forms',
      title: t('Messages of fields and buttons'),
      about: t('labels that several flows share'),
      intro: t('They are the labels of nodes (`meta.label`) and say nothing of how a flow is doing.'),
    },
    {
      name: 'system',
      title: t('Messages of the system'),
      about: t('what nobody at the form can mend'),
      intro: t('Something behind the form does not work. Trying again does not help; the log of Kratos says more.'),
    },
  ];
}
