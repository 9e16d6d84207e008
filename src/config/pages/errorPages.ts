import { t } from '@vscode/l10n';
import { errorKnowledge } from '../../kratos/knowledge/errors';
import { knownErrorIds } from '../../kratos/knowledge/ids';
import { codeSpan, escapeText } from '../../kratos/knowledge/markdown';
import { ownWordings, wordingsOf, type OwnWording } from '../../kratos/knowledge/reasons';
import { entriesPage, factOf } from './entriesPage';
import { saidAs } from './messagePages';
import { errorIdsPath, wordingPath } from './paths';
import type { EntriesPage, Entry } from './types';

/** Every error id, and every wording of a server that has none. */
export function errorPages(): readonly EntriesPage[] {
  return [idsPage(), ...wordingPages()];
}

function idsPage(): EntriesPage {
  const columns = [t('Id'), t('Status and message'), t('Since')];
  const intro = t(
    'The id stands in `error.id` of an answer that is no flow. Go by it, never by the words beside it. An answer without an id is found by its reason, on the other pages.',
  );
  return entriesPage(
    { path: errorIdsPath, title: t('Error ids'), about: t('what `error.id` of an answer means'), intro, columns },
    () =>
      knownErrorIds().flatMap((id): readonly Entry[] => {
        const knowledge = errorKnowledge(id);
        if (!knowledge) return [];
        const said = wordingsOf(id);
        return [
          {
            anchor: id,
            heading: codeSpan(id),
            knowledge,
            names: [id],
            rows: [
              { name: id, label: codeSpan(id), cells: [escapeText(knowledge.title), factOf(knowledge, t('Since'))] },
            ],
            ...(said.length > 0 && { more: [saidAs(said)] }),
          },
        ];
      }),
  );
}

function wordingPages(): readonly EntriesPage[] {
  const heads = [
    { status: 400, title: t('Answers with status 400'), about: t('reasons without an id') },
    { status: 401, title: t('Answers with status 401 to 409'), about: t('no session, not allowed, not found, taken') },
    { status: 500, title: t('Answers with status 500 to 503'), about: t('hooks, providers, mail, keys, database') },
    { status: undefined, title: t('Lines of the log'), about: t('what Kratos writes there and nowhere else') },
  ];
  const intro = t(
    'These answers have no id of their own, so that the words of the server are all there is to go by. They may read differently in another version.',
  );
  return heads.map(({ status, title, about }) => {
    const path = wordingPath(status);
    return entriesPage({ path, title, about, intro, columns: [t('What it means'), t('Said as')] }, () =>
      ownWordings()
        .filter((wording) => wordingPath(wording.status) === path)
        .map(entryOf),
    );
  });
}

function entryOf({ name, says, knowledge }: OwnWording): Entry {
  const { title } = knowledge;
  const cells = says.length > 0 ? [codeSpan(name).replaceAll('|', '\\|')] : [''];
  const others = says.slice(1);
  return {
    anchor: title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
    heading: escapeText(title),
    knowledge,
    names: [name, ...others],
    rows: [{ name, label: escapeText(title), cells }],
    ...(others.length > 0 && { more: [saidAs(others)] }),
  };
}
